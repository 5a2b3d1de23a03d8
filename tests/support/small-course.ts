import type { Files } from './folders.ts';

/** An SVG image with a text of its own, so that its bytes, and its name in `assets/`, tell which one it is. */
export const image = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><rect width="200" height="100" fill="#0a5"/><title>${text}</title></svg>\n`;

/** A course of two chapters that uses what the output must carry: images, a file of code, a stylesheet, links. */
export const smallCourse: Files = {
  'course.yaml': 'title: Un petit cours\nauthors:\n  - Ada\ncss: habits/cours.css\n',
  'habits/cours.css': '.estrade { --tampon: url("tampon.svg"); }\n.tampon { background: url("tampon.svg"); }\n',
  'habits/tampon.svg': image('tampon'),
  'slides/01-un.md': `---
title: Un
duration: 20
goals:
  - Voir
---

# Un début

Note :
Les notes du début.

---

## Une image et du code

![Un rectangle vert](images/vert.svg)

\`\`\`python file=demos/bonjour.py [1|2]
\`\`\`

---

## Des étapes

- un
- deux
- trois
<!-- .element: class="fragment" -->

<p class="tampon">Tamponné</p>
`,
  'slides/02-deux.md': `# Deux

Retour au [début](01-un.md#une-image-et-du-code).

---

## La fin

| Colonne | Autre |
| --- | --- |
| 1 | 2 |
`,
  'slides/images/vert.svg': image('vert'),
  'slides/demos/bonjour.py': 'print("bonjour")\nprint("encore")\n',
};
