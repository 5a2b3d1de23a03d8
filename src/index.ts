/** The public surface: build a course from code, in memory or to a folder. */
export { createPipeline, type Built, type Pipeline, type PipelineOptions } from './pipeline.ts';
export { write } from './output/write.ts';
export { severityOf, type Diagnostic, type Severity } from './model/diagnostic.ts';
export { rules, type RuleId } from './model/rules.ts';
export type { Artifact, OutputFile } from './model/artifact.ts';
export { UsageError } from './model/errors.ts';
