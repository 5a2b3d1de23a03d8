import type { Files } from './folders.ts';

type Event = readonly [after: number, kind: string, data: string];

const colour = (code: number, text: string): string => `\u001b[${code}m${text}\u001b[0m`;

/** Twelve lines in four seconds, with colours, a count that is written over, and a long silence. */
const build: readonly Event[] = [
  [0.1, 'o', '$ docker build -t api .\r\n'],
  [0.2, 'o', `${colour(2, 'building')} with "default" => docker\r\n`],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (step): Event => [0.15, 'o', `#${step} [${step}/9] FROM debian ${colour(32, 'CACHED')} 0.${step}s\r\n`],
  ),
  [0.2, 'o', 'naming to api  50 %'],
  [60, 'o', `\r\u001b[Knaming to api ${colour(90, 'done')}\r\n`],
];
const long: readonly Event[] = Array.from({ length: 60 }, (_, index): Event => [0.05, 'o', `ligne ${index + 1}\r\n`]);
const short: readonly Event[] = [[0.2, 'o', 'bonjour\r\n']];

/** The files of a recording. */
function recorded(chapter: string, id: string, source: string, events: readonly Event[]): Files {
  const header = {
    version: 3,
    term: { cols: 88, rows: 24, type: 'xterm-256color' },
    timestamp: 1_795_255_200,
    estrade: { source, exit: 0, milliseconds: 1800, versions: { docker: '26.1.5' }, files: {} },
  };
  const text = events
    .map(([, , data]) => data)
    .join('')
    .replace(/[^\n]*\r(?!\n)/g, '')
    .replace(/\u001b\[[\d;]*[A-Za-z]|\r/g, '');
  return {
    [`slides/recordings/${chapter}/${id}.cast`]: `${[header, ...events].map((line) => JSON.stringify(line)).join('\n')}\n`,
    [`slides/recordings/${chapter}/${id}.txt`]: text,
  };
}

function deck(name: string, theme: string, events: readonly Event[]): Files {
  return {
    [`slides/${name}.md`]: `---
title: Rejouer
theme: ${theme}
---

# Rejouer

---

## Une construction

\`\`\`bash run id=build
docker build -t api .
\`\`\`

---

## Une ligne

Du texte avant.

\`\`\`bash run id=bonjour
echo bonjour
\`\`\`

Et du texte après.
`,
    ...recorded(name, 'build', 'bash\ndocker build -t api .', events),
    ...recorded(name, 'bonjour', 'bash\necho bonjour', short),
  };
}

/** A course whose snippets are recorded, in four themes; one chapter's output is long, one has none. */
export const recordedCourse: Files = {
  'course.yaml': 'title: Un cours enregistré\n',
  ...deck('01-cours', 'estrade', build),
  ...deck('02-nuit', 'nuit', build),
  ...deck('03-contraste', 'contraste', build),
  ...deck('04-noir', 'black', build),
  ...deck('05-long', 'estrade', long),
  'slides/06-rien.md': '# Rien\n\n```bash run id=rien\ntrue\n```\n',
};
