/** *error*: the chapter cannot be made as written. *warning*: made, but surely not as meant. *hint*: style. */
export type Severity = 'error' | 'warning' | 'hint';

interface Rule {
  readonly severity: Severity;
  /** One sentence for the documentation's table. */
  readonly about: string;
}

const rule = (severity: Severity, about: string): Rule => ({ severity, about });

/** Every rule that a build can speak of; the documentation's table is made from this list. */
export const rules = {
  // The course
  'course-empty': rule('error', 'The folder holds no chapter.'),
  'settings-invalid': rule('error', 'course.yaml or a reveal-md settings file cannot be read as written.'),
  'settings-unknown': rule('warning', 'A key of course.yaml or of a front matter is not known.'),
  'settings-unsupported': rule('warning', 'A setting of another tool that Estrade does not take over.'),
  'encoding-invalid': rule('error', 'A chapter is not valid UTF-8.'),
  'page-duplicate': rule('error', 'Two chapters would be written to the same page.'),
  'path-outside': rule('error', 'A path leads out of the course.'),
  'highlight-unknown': rule('warning', 'The name of the code colours is not known; those of the theme stand in.'),
  'theme-unknown': rule('error', 'The theme is neither shipped nor in the course.'),
  'dialect-doubtful': rule('hint', 'A deck is read as reveal-md does, and something in it is rather Estrade’s.'),
  // The chapter
  'frontmatter-invalid': rule('error', 'The front matter is not valid YAML.'),
  'frontmatter-suspect': rule('warning', 'A front matter holds a slide’s text, or a slide the keys of a front matter.'),
  'separator-invalid': rule('error', 'A separator is not a valid regular expression, or backtracks without end.'),
  'chapter-empty': rule('warning', 'A chapter has no slide.'),
  'fence-unclosed': rule('warning', 'A code fence never closes; it ends with its slide.'),
  'comment-unclosed': rule('warning', 'An HTML comment never closes; it ends with its slide.'),
  'slide-empty': rule('hint', 'A slide without content was dropped.'),
  'slide-level': rule('hint', 'A chapter has headings but no separator.'),
  'notes-duplicate': rule('warning', 'A slide has a second notes marker.'),
  'notes-unread': rule('hint', 'A line looks like a notes marker but is not read as one.'),
  // The slide
  'nesting-deep': rule('error', 'A slide nests its quotes, lists or elements too deeply to be read.'),
  'directive-unknown': rule('warning', 'A directive name is not known.'),
  'directive-option': rule('warning', 'An option of a directive is not known, or its value is not understood.'),
  'directive-misused': rule('warning', 'A directive stands where it means nothing, or holds nothing.'),
  'directive-unclosed': rule('error', 'A container directive is not closed, or a closing ::: has nothing to close.'),
  'pause-idle': rule('hint', 'A pause has nothing after it.'),
  'attribute-unreached': rule('warning', 'An attribute comment reaches no element.'),
  'attribute-event': rule('warning', 'An attribute that runs code cannot work under the policy of the decks.'),
  'id-duplicate': rule('warning', 'The same id was given twice.'),
  'html-placeholder': rule('hint', 'An unknown HTML element without closing tag is shown as text.'),
  'footnote-undefined': rule('warning', 'A footnote is referred to but not written; its sign is shown as text.'),
  'quiz-invalid': rule(
    'warning',
    'A quiz cannot be answered: its answers are missing, or none of them is right or wrong.',
  ),
  'edition-unknown': rule('warning', 'A slide names an edition that the course does not have.'),
  'layout-unknown': rule('warning', 'A layout name is not known.'),
  'slide-setting': rule('warning', 'A comment that sets something of its slide is not understood.'),
  'definition-duplicate': rule('warning', 'A term is defined twice in the course.'),
  // Code
  'fence-word-unknown': rule('warning', 'A word in the info string of a fence is not known.'),
  'snippet-option': rule('warning', 'A fence word of a runnable snippet has a value that is not understood.'),
  'act-id-duplicate': rule('error', 'Two snippets, terminals or browsers of a chapter have the same id.'),
  'output-idle': rule('warning', 'An `output` fence follows no runnable snippet.'),
  'recording-stale': rule('warning', 'A snippet, or a file that it read, has changed since it was recorded.'),
  'recording-invalid': rule('warning', 'A recording cannot be read; it is left out.'),
  'language-unknown': rule('warning', 'The language of a fence has no grammar; it is shown without colours.'),
  'lines-invalid': rule('warning', 'The line steps of a fence do not fit its code.'),
  'annotation-unmatched': rule('warning', 'A mark in code that nothing explains, or an explanation without a mark.'),
  'code-file-missing': rule('error', 'The file that a fence shows does not exist.'),
  'code-region-missing': rule('error', 'The region or the lines that a fence shows do not exist in its file.'),
  // Formulas
  'math-invalid': rule('warning', 'A formula cannot be set as it is written.'),
  // Images, links and other resources
  'diagram-invalid': rule('error', 'A diagram cannot be read as written.'),
  'diagram-small': rule('hint', 'A diagram holds so much that its text is too small to be read from the last row.'),
  'image-steps': rule('warning', 'The steps of an image name a part that it does not have.'),
  'image-missing': rule('warning', 'An image does not exist; a labelled box stands in its place.'),
  'image-unread': rule('warning', 'An image is shown as text: its path holds a space.'),
  'image-alt': rule('hint', 'An image has no alternative text.'),
  'media-missing': rule('warning', 'A video, a sound, a background or a stylesheet does not exist.'),
  'css-invalid': rule('warning', 'A stylesheet of the course holds something that browsers do not understand.'),
  'resource-remote': rule('warning', 'A resource of another host: decks make no network request.'),
  'element-blocked': rule('warning', 'An element that the policy of the decks never shows.'),
  'link-dead': rule('warning', 'A link leads to a chapter, a slide or a file that does not exist.'),
  'link-case': rule('warning', 'A link or a path differs from its target by letter case only.'),
  'feature-failed': rule('error', 'A feature failed on a slide: a fault of Estrade.'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
