// What `import.meta.url` becomes in the CommonJS bundle of the command line.
import { pathToFileURL } from 'node:url';

export const importMetaUrl = pathToFileURL(__filename).href;
