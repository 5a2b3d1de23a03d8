/** The fixed words that pages carry, in the languages of the interface. */
const catalogue = {
  fr: {
    unzip:
      'Décompressez d’abord l’archive\u00a0: cette page a besoin du dossier «\u202fassets\u202f» qui l’accompagne.',
    duration: 'Durée',
    chapters: 'Chapitres',
    slidesTitle: 'Diapositives',
    slides: (count: number) => `${count}\u00a0diapositive${count > 1 ? 's' : ''}`,
    parts: (count: number) => `${count}\u00a0partie${count > 1 ? 's' : ''}`,
    pending: 'Chapitre en préparation',
    darkTheme: 'Thème sombre',
    licence: 'Licence',
    start: 'Commencer',
    exercises: (count: number) => `${count}\u00a0exercice${count > 1 ? 's' : ''}`,
    quizzes: (count: number) => `${count}\u00a0quiz`,
    slidesShort: (count: number) => `${count}\u00a0diapo${count > 1 ? 's' : ''}`,
    slideNumber: (number: number) => `Diapo ${number}`,
    backToText: 'Retour au texte',
    taskOpen: 'à faire',
    taskDone: 'fait',
    callouts: { note: 'Remarque', tip: 'Astuce', takeaway: 'À retenir', warning: 'Attention', caution: 'Danger' },
    tab: (number: number) => `Onglet ${number}`,
    details: 'Détails',
    result: 'Résultat',
    diagram: (what: string) => `Diagramme\u00a0: ${what}`,
    diagramOfKind: (kind: string) => `Diagramme (${kind})`,
    diagramStart: 'début',
    diagramEnd: 'fin',
    exercise: 'Exercice',
    exerciseLevel: (level: number) => `Difficulté\u00a0: ${level} sur 3`,
    solution: 'Solution',
    question: 'Question',
    severalAnswers: 'Plusieurs réponses',
    answer: 'Réponse',
    answers: 'Réponses',
    right: 'Juste',
    wrong: 'Faux',
    colon: '\u00a0: ',
    agenda: 'Plan',
    total: 'Total',
    glossary: 'Glossaire',
    seeDefinition: 'Voir la définition',
    source: 'Source\u00a0:',
    lines: (range: string) => `${/^\d+$/.test(range) ? 'ligne' : 'lignes'} ${range}`,
    ofLines: (lines: string) => `${/^\d+$/.test(lines) ? 'Ligne' : 'Lignes'} ${lines}`,
  },
  en: {
    unzip: 'Unpack the archive first: this page needs the “assets” folder beside it.',
    duration: 'Duration',
    chapters: 'Chapters',
    slidesTitle: 'Slides',
    slides: (count: number) => `${count}\u00a0slide${count === 1 ? '' : 's'}`,
    parts: (count: number) => `${count}\u00a0part${count === 1 ? '' : 's'}`,
    pending: 'Chapter in preparation',
    darkTheme: 'Dark theme',
    licence: 'Licence',
    start: 'Start',
    exercises: (count: number) => `${count}\u00a0exercise${count === 1 ? '' : 's'}`,
    quizzes: (count: number) => `${count}\u00a0quiz${count === 1 ? '' : 'zes'}`,
    slidesShort: (count: number) => `${count}\u00a0slide${count === 1 ? '' : 's'}`,
    slideNumber: (number: number) => `Slide ${number}`,
    backToText: 'Back to the text',
    taskOpen: 'to do',
    taskDone: 'done',
    callouts: { note: 'Note', tip: 'Tip', takeaway: 'Key point', warning: 'Warning', caution: 'Caution' },
    tab: (number: number) => `Tab ${number}`,
    details: 'Details',
    result: 'Result',
    diagram: (what: string) => `Diagram: ${what}`,
    diagramOfKind: (kind: string) => `Diagram (${kind})`,
    diagramStart: 'start',
    diagramEnd: 'end',
    exercise: 'Exercise',
    exerciseLevel: (level: number) => `Difficulty: ${level} of 3`,
    solution: 'Solution',
    question: 'Question',
    severalAnswers: 'Several answers',
    answer: 'Answer',
    answers: 'Answers',
    right: 'Right',
    wrong: 'Wrong',
    colon: ': ',
    agenda: 'Outline',
    total: 'Total',
    glossary: 'Glossary',
    seeDefinition: 'See the definition',
    source: 'Source:',
    lines: (range: string) => `${/^\d+$/.test(range) ? 'line' : 'lines'} ${range}`,
    ofLines: (lines: string) => `${/^\d+$/.test(lines) ? 'Line' : 'Lines'} ${lines}`,
  },
};

export type Labels = (typeof catalogue)['fr'];

/** Language of the interface for a language of the content: English for English, else French. */
export function interfaceLanguage(lang: string): 'fr' | 'en' {
  return /^en\b/i.test(lang) ? 'en' : 'fr';
}

/** The words of the interface for a language of the content. */
export function labelsFor(lang: string): Labels {
  return catalogue[interfaceLanguage(lang)];
}

/** `105` → `1 h 45`, `45` → `45 min`, with no-break spaces. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}
