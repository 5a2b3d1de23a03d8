/** The fixed words that pages carry, in the languages of the interface. */
const catalogue = {
  fr: {
    unzip: 'Décompressez d’abord l’archive : cette page a besoin du dossier « assets » qui l’accompagne.',
    noScript: 'Sans JavaScript, ce diaporama se lit comme une longue page.',
    chapters: 'Chapitres',
    parts: 'Parties',
    goals: 'Objectifs',
    total: 'Durée totale',
    slides: (count: number) => (count > 1 ? `${count} diapositives` : `${count} diapositive`),
    switchTheme: 'Passer du thème clair au thème sombre',
    skip: 'Aller aux chapitres',
    minutes: 'min',
  },
  en: {
    unzip: 'Unpack the archive first: this page needs the “assets” folder beside it.',
    noScript: 'Without JavaScript, this deck reads as one long page.',
    chapters: 'Chapters',
    parts: 'Parts',
    goals: 'Goals',
    total: 'Total time',
    slides: (count: number) => (count === 1 ? `${count} slide` : `${count} slides`),
    switchTheme: 'Switch between the light and the dark theme',
    skip: 'Skip to the chapters',
    minutes: 'min',
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
