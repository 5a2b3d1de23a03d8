/**
 * Classes of tokens, and the TextMate scopes that they stand for. They are a theme's "colours" as far
 * as the tokeniser knows: what they look like is the business of the deck's stylesheet.
 * An empty class is the plain ink of the block.
 */
const classes: readonly (readonly [name: string, scopes: readonly string[]])[] = [
  [
    '',
    [
      'source',
      'string.unquoted.argument',
      'string.unquoted.block.yaml constant.character.escape.yaml',
      'keyword.operator.expression.ng',
      'meta.template.expression',
      'meta.embedded',
      'source.groovy.embedded',
      'string meta.image.inline.markdown',
    ],
  ],
  [
    't-k',
    [
      'keyword',
      'storage',
      'variable.language',
      'keyword.operator.new',
      'keyword.operator.delete',
      'keyword.operator.expression',
      'keyword.operator.logical.python',
      'keyword.operator.word',
      'keyword.operator.wordlike',
      'keyword.operator.sizeof',
      'keyword.operator.cast',
      'keyword.operator.alphabetical',
      'punctuation.definition.list',
      'support.function.builtin.shell keyword',
      'punctuation.definition.directive',
      'support.type.sys-types',
    ],
  ],
  [
    't-s',
    [
      'string',
      'punctuation.definition.string',
      'string.regexp',
      'markup.inline.raw',
      'markup.fenced_code',
      'markup.raw',
    ],
  ],
  [
    't-c',
    [
      'comment',
      'punctuation.definition.comment',
      'string.quoted.docstring',
      'string.quoted.docstring punctuation',
      'markup.quote',
    ],
  ],
  [
    't-n',
    [
      'constant.numeric',
      'constant.language',
      'constant.character',
      'constant.other.color',
      'constant.other.timestamp',
      'constant.other.time',
      'constant.other.date',
      'keyword.other.unit',
      'support.constant',
      'constant.other.placeholder',
      'constant.other.caps',
    ],
  ],
  [
    't-f',
    [
      'entity.name.function',
      'support.function',
      'entity.name.command',
      'meta.function-call.generic',
      'variable.function',
      'entity.name.method',
      'entity.name.decorator',
      'meta.function.decorator',
      'punctuation.definition.decorator',
    ],
  ],
  [
    't-v',
    [
      'variable.parameter',
      'variable.other.env',
      'source.shell variable',
      'string variable',
      'string.interpolated variable',
      'source.dockerfile variable',
      'source.nginx variable',
      'source.php variable',
      'source.perl variable',
      'source.makefile variable',
      'source.powershell variable',
      'source.batchfile variable',
      'source.css variable',
      'punctuation.definition.variable',
      'punctuation.section.bracket.curly.variable',
      'meta.template.expression variable',
      'markup.underline.link',
      'string.other.link',
      'entity.name.type.anchor',
      'variable.other.alias.yaml',
      'variable.other.stage',
    ],
  ],
  [
    't-p',
    [
      'punctuation',
      'constant.character.escape.line-continuation',
      'meta.brace',
      'keyword.operator',
      'storage.type.function.arrow',
      'punctuation.definition.template-expression',
      'punctuation.section.embedded',
      'punctuation.definition.block.sequence.item.yaml',
      'punctuation.definition.anchor.yaml',
      'punctuation.definition.alias.yaml',
      'entity.other.document',
      'keyword.control.flow.block-scalar',
    ],
  ],
  [
    't-t',
    [
      'entity.name.type',
      'entity.name.class',
      'entity.name.namespace',
      'entity.name.tag',
      'entity.other.inherited-class',
      'support.type',
      'support.class',
      'storage.type.java',
      'storage.type.generic.java',
      'storage.type.primitive',
      'storage.type.string.go',
      'storage.type.numeric.go',
      'storage.type.boolean.go',
      'storage.type.byte.go',
      'storage.type.rune.go',
      'storage.type.error.go',
      'storage.type.cs',
      'storage.type.sql',
      'keyword.type',
      'entity.name.package.go',
      'storage.type.tag-handle.yaml',
    ],
  ],
  [
    't-a',
    [
      'entity.other.attribute-name',
      'support.type.property-name',
      'punctuation.support.type.property-name',
      'entity.name.tag.yaml',
      'meta.object-literal.key',
      'meta.object-literal.key punctuation.definition.string',
      'meta.object-literal.key string',
      'variable.object.property',
      'variable.other.key',
      'keyword.other.definition.ini',
      'keyword.key.toml',
      'entity.name.variable.key',
      'support.type.vendored.property-name',
      'variable.other.normal.assignment',
      'variable.other.assignment',
      'variable.declaration.hcl',
    ],
  ],
  [
    't-o',
    ['constant.other.option', 'constant.other.option punctuation', 'variable.parameter.option', 'entity.other.option'],
  ],
  ['t-i', ['markup.inserted', 'markup.inserted punctuation', 'punctuation.definition.inserted']],
  ['t-d', ['markup.deleted', 'markup.deleted punctuation', 'punctuation.definition.deleted', 'invalid.deprecated']],
  [
    't-h',
    [
      'markup.heading',
      'markup.heading punctuation',
      'markup.heading entity.name.section',
      'entity.name.section',
      'meta.diff.header',
      'meta.diff.header punctuation',
      'meta.diff.range',
      'meta.diff.range punctuation',
      'markup.changed',
      'support.type.property-name.table.toml',
      'support.type.property-name.array.toml',
      'entity.name.section.group-title punctuation',
    ],
  ],
];

const colourOf = (index: number): string => `#${index.toString(16).padStart(6, '0').toUpperCase()}`;

/** The theme that the tokeniser is given: a "colour" per class. */
export function classTheme(): {
  name: string;
  settings: { scope?: string[]; settings: { foreground: string; background?: string } }[];
} {
  return {
    name: 'estrade-classes',
    settings: [
      { settings: { foreground: colourOf(0), background: '#FFFFFF' } },
      ...classes.map(([, scopes], index) => ({ scope: [...scopes], settings: { foreground: colourOf(index) } })),
    ],
  };
}

/** The class of each entry of a tokeniser's colour map. */
export function classesOf(colourMap: readonly string[]): string[] {
  const names = new Map(classes.map(([name], index) => [colourOf(index), name]));
  return colourMap.map((colour) => names.get(colour?.toUpperCase()) ?? '');
}
