/** The public surface: build a course from code, in memory or to a folder. */

export type { Artifact, OutputFile } from './model/artifact.ts';
export { type Diagnostic, type Severity, severityOf } from './model/diagnostic.ts';
export { UsageError } from './model/errors.ts';
export { type RuleId, rules } from './model/rules.ts';
export { OutputError } from './output/error.ts';
export { type Written, write } from './output/write.ts';
export { type Built, createPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';
