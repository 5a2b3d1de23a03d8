import { crc32, deflateSync } from 'node:zlib';
import type { Files } from './folders.ts';

/** An SVG image with a text of its own, so that its bytes, and its name in `assets/`, tell which one it is. */
export const image = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><rect width="200" height="100" fill="#0a5"/><title>${text}</title></svg>\n`;

/** A PNG image, `width` pixels wide, of one grey: what stays a file of its own, where a drawing is put in the page. */
export function photo(width: number, grey: number): Uint8Array {
  const chunk = (type: string, ...parts: Uint8Array[]): Uint8Array => {
    const named = Buffer.concat([Buffer.from(type), ...parts]);
    return Buffer.concat([uint32(named.length - 4), named, uint32(crc32(named))]);
  };
  const rows = Buffer.alloc((width + 1) * (width / 2), grey);
  for (let row = 0; row < rows.length; row += width + 1) rows[row] = 0;
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', uint32(width), uint32(width / 2), Uint8Array.of(8, 0, 0, 0, 0)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND'),
  ]);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

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

![Un rectangle gris](images/gris.png)

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
  'slides/images/gris.png': photo(80, 0x99),
  'slides/demos/bonjour.py': 'print("bonjour")\nprint("encore")\n',
};
