import type { Files } from './folders.ts';

const fence = (info: string, ...lines: string[]): string => [`\`\`\`${info}`, ...lines, '```', ''].join('\n');
const chapter = (title: string, ...slides: string[]): string =>
  `---\ntitle: ${title}\n---\n\n# ${title}\n\n${slides.map((slide) => `---\n\n${slide}`).join('\n')}`;

/** A course whose snippets run; one of them serves a page on `port`. */
export const stageCourse = (port: number): Files => ({
  'course.yaml': 'title: Sur scène\n',
  'slides/cle.txt': 'ouvert\n',
  'slides/serveur.mjs': `import { createServer } from 'node:http';
createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="fr"><title>Page</title><main><h1>Bonjour du serveur</h1></main>'))
  .listen(${port}, '127.0.0.1', () => console.log('prêt'));
`,
  'slides/01-scene.md': chapter(
    'La scène',
    `## Bonjour\n\n${fence('bash run id=bonjour', 'echo "bonjour $((40 + 2))"')}\n${fence('output', 'bonjour 42')}`,
    `## La clé\n\n${fence('bash run id=cle', 'grep ouvert cle.txt')}`,
    `## Attendre\n\n${fence('bash run id=attente', 'echo début; sleep 60; echo fin')}`,
    `## Saisir\n\n${fence('bash run id=saisie', 'read -p "nom ? " nom', 'echo "merci $nom"')}`,
    `## Servir\n\n${fence('bash run id=serveur until=prêt', 'node serveur.mjs')}\n::navigateur{id=page url=http://localhost:${port}}\n`,
    '## Essayer\n\n::terminal[Essayez ls]{id=libre}\n',
    '## Ailleurs\n\n::terminal{id=perdu dir=pas/la}\n',
  ),
  'slides/02-milieu.md': chapter(
    'Au milieu',
    `## Première\n\n${fence('bash run id=un', 'a=1')}`,
    `## Deuxième\n\n${fence('bash run id=deux', 'b=2')}`,
    `## Troisième\n\n${fence('bash run id=trois', 'echo "a=$a b=$b"')}`,
  ),
  'slides/03-beaucoup.md': chapter(
    'Beaucoup',
    `## Cent mégaoctets\n\n${fence('bash run id=beaucoup', "yes '0123456789 0123456789 0123456789 0123456789' | head -c 100000000", 'echo; echo fini')}`,
    '## Après\n\nUne diapo de plus.\n',
  ),
  'slides/04-conteneur.md': chapter(
    'Conteneur',
    `## Dans un conteneur\n\n${fence('bash run id=conteneur', 'docker run --rm busybox echo bonjour du conteneur')}`,
  ),
});
