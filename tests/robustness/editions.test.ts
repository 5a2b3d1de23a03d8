import { describe, expect, it } from 'vitest';
import { createPipeline, type PipelineOptions } from '../../src/pipeline.ts';
import { useFolders } from '../support/folders.ts';
import { image } from '../support/small-course.ts';

/*
 * What an edition leaves out is in no byte of what it writes: each secret below stands in a text or a file that only
 * notes, solutions or slides of another edition use.
 */

const folder = useFolders();
const secret = (number: number): string => `CANARI${String(number).padStart(2, '0')}X`;

const chapter = `# Chapitre

Du texte[^dehors].

[^dehors]: Une note de bas de page.

Note:
${secret(1)} et ![](images/secret-2.svg) et une note[^notes].

\`\`\`python file=demos/secret_3.py
\`\`\`

---

## Notes ${'<!-- .element: data-notes="'}${secret(4)}" -->

<!-- .slide: data-notes="${secret(5)}" -->

<p data-notes="${secret(6)}">Un paragraphe.</p>

:::notes
${secret(7)} :::
:::

<aside class="notes">${secret(8)}</aside>

<aside class="notes">

${secret(9)}

![](images/secret-10.svg)

:::exercice[${secret(11)}]
${secret(12)}
:::

</aside>

- un
  :::notes
  ${secret(13)}
  :::

---

## Un exercice

::::exercice[À faire]
Faites.

:::solution[${secret(14)}]
${secret(15)} ![${secret(16)}](images/secret-17.svg) [lien](02-deux.md "${secret(18)}") et[^solution].

\`\`\`python file=demos/secret_19.py
\`\`\`

### ${secret(20)}

<style>.x { --y: "${secret(21)}"; }</style>
<script>window.z = "${secret(22)}";</script>

| ${secret(23)} | b |
| - | - |
| c | d |
:::
::::

[^notes]: ${secret(24)}

[^solution]: ${secret(25)} ![](images/secret-26.svg)

---

## ${secret(27)}

:::solution
${secret(28)}
:::

---

## ${secret(29)} <!-- édition: formateur -->

${secret(30)} ![](images/secret-31.svg)

:::quiz[${secret(32)} ?]
- [x] ${secret(33)}
- [ ] non
:::

---

## Imbriqué

:::exercice
Faites.

:::solution
${secret(38)}
:::

Encore.
:::

> :::notes
> ${secret(39)}
> :::

- [ ] un

  :::corrigé
  ${secret(40)}
  :::

---

## Formules et schémas

:::solution
$${secret(41)}$

\`\`\`mermaid title="${secret(42)}"
flowchart LR
  a[${secret(43)}] --> b
\`\`\`

\`\`\`python
x = 1 # <1>
\`\`\`

1. ${secret(44)}

:::quiz[${secret(45)} ?]
- [x] ${secret(46)}
- [ ] non
:::
:::

:::définition[Image]{aussi="images"}
Un modèle.
:::

---

# ${secret(47)} <!-- layout: section --> <!-- édition: formateur -->

---

## Mots

Du Texte sur images et MotSecret et AutreSecret.

:::solution
::::définition[MotSecret]
${secret(48)}
::::
:::

<aside class="notes">

:::définition[AutreSecret]
${secret(49)}
:::

</aside>

Fin.

---

## Lexique

::glossaire{portée=cours}

---

::agenda

---

## La fin

Texte. <!-- édition: eleve, formateur -->
`;

const files = {
  'course.yaml': 'title: Cours\neditions:\n  eleve: { notes: false, solutions: false }\n',
  'slides/01-un.md': chapter,
  'slides/02-deux.md': `<!-- édition: formateur -->\n\n# ${secret(34)}\n\n${secret(35)}\n`,
  'slides/03-trois.md': `---\ndraft: true\n---\n\n# ${secret(36)}\n`,
  'slides/05-cinq.md': `---
compat: reveal-md
---

# Reveal <!-- .element: data-notes="${secret(50)}" -->

:::solution
${secret(51)}
:::

Note:
${secret(52)}

---

## ${secret(53)}

<!-- edition: formateur -->

---

## Fin
`,
  'slides/04-quatre.md': `---\nnotesSeparator: "^Dire :"\n---\n\n# Autre\n\nDire : ${secret(37)}\n`,
  ...Object.fromEntries(
    [2, 10, 17, 26, 31].map((n) => [
      `slides/images/secret-${n}.svg`,
      image(secret(n)).replace('</svg>', `<text>${secret(n)}</text></svg>`),
    ]),
  ),
  ...Object.fromEntries([3, 19].map((n) => [`slides/demos/secret_${n}.py`, `print("${secret(n)}")\n`])),
};

/** Everything that a build writes, with what stands in it as base64 or percent-encoded. */
async function outputOf(options: Partial<PipelineOptions>): Promise<string> {
  const { artifact } = await createPipeline().run(folder(files), { single: false, strict: false, ...options });
  expect(artifact.pages.map(({ path }) => path)).toContain('01-un.html');
  const texts = [...artifact.assets, ...artifact.pages].flatMap(({ path, data }) => [
    path,
    typeof data === 'string' ? data : Buffer.from(data).toString('latin1'),
  ]);
  const all = texts.join('\n');
  const encoded = [...all.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString('latin1'),
  );
  const percent = [...all.matchAll(/data:[^"')\s]*,([^"')\s]*)/g)].map(([, data = '']) => unescape(data));
  return [all, ...encoded, ...percent].join('\n');
}

const secrets = Array.from({ length: 53 }, (_, index) => secret(index + 1));
const inside = (output: string): string[] => secrets.filter((one) => output.includes(one));

describe.each([{ single: false }, { single: true }])('a build (%o)', (options) => {
  it('for students holds no secret, nor the name of a file that holds one', async () => {
    const output = await outputOf({ ...options, edition: 'eleve' });
    expect(inside(output)).toEqual([]);
    expect(output).not.toMatch(/secret[-_]\d/i);
    expect(output).toContain('La fin');
  });

  it('for trainers holds every one but the draft', async () => {
    expect(inside(await outputOf({ ...options, edition: 'formateur' }))).toEqual(
      secrets.filter((one) => one !== secret(36)),
    );
  });

  it('without solutions holds the notes, without notes the solutions', async () => {
    const withoutSolutions = inside(await outputOf({ ...options, without: ['solutions'] }));
    expect(withoutSolutions).toContain(secret(1));
    expect(withoutSolutions).not.toContain(secret(15));
    const withoutNotes = inside(await outputOf({ ...options, without: ['notes'] }));
    expect(withoutNotes).toContain(secret(15));
    expect(withoutNotes).not.toContain(secret(1));
  });
});

it('a comment of the author is in no edition', async () => {
  const comments = [
    `<!-- ${secret(1)} -->`,
    `Texte <!-- ${secret(2)} --> texte`,
    `- un <!-- ${secret(3)} -->`,
    `<div><!-- ${secret(4)} --> a</div>`,
    `<svg><!-- ${secret(5)} --><rect /></svg>`,
    `<template><!-- ${secret(6)} --><p>a</p></template>`,
    `<? ${secret(7)} ?>`,
    `<!ELEMENT ${secret(8)}>`,
    `Note:\n<!-- ${secret(9)} --> Dites <!-- ${secret(10)} -->`,
    `<noscript><!-- ${secret(11)} -->a</noscript>`,
    `<table><!-- ${secret(12)} --><tr><td>a</td></tr></table>`,
    `<![CDATA[ ${secret(13)} ]]>`,
    `<!-- ${secret(14)}`,
  ];
  const text = comments.map((comment) => `# A\n\n${comment}\n`).join('\n---\n\n');
  for (const compat of ['', 'compat: reveal-md\n']) {
    const root = folder({ 'course.yaml': `title: A\n${compat}`, 'slides/a.md': text });
    const { artifact } = await createPipeline().run(root, { single: false, strict: false });
    expect(inside(String(artifact.pages[0]?.data))).toEqual([]);
  }
});
