import type { Files } from './folders.ts';
import { image } from './small-course.ts';

/** A course of three chapters to search, read and present: it has a logo and a licence. */
export const searchCourse: Files = {
  'course.yaml':
    'title: Trois chapitres\nauthors: Ada\nlogo: images/logo.svg\nlicence: CC BY-SA 4.0\nfooter: Au pied\n',
  'images/logo.svg': image('logo'),
  'slides/01-un.md': `<!-- layout: titre -->

# Un

---

<!-- layout: section -->

## Le début

---

## Le cœur du système

Un éléphant se souvient.

Note :
Un secret de polichinelle.

---

## Des étapes

- une girafe
- un zèbre
<!-- .element: class="fragment" -->
`,
  'slides/02-deux.md': `# Deux

Les éléphants du deuxième.

---

## Du code

\`\`\`bash
docker run --rm elephant
\`\`\`

---

## Un éléphant en titre

Fin.
`,
  'slides/03-trois.md': '# Trois\n\nRien de tel.\n',
};
