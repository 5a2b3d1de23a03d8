import fc from 'fast-check';

/**
 * Properties try other inputs in each run, so that they go on finding things; in continuous integration
 * the inputs are the same each time, so that a change is judged by what it changes.
 */
if (process.env['CI']) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_121 });
