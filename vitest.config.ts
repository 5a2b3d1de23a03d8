import { defineConfig } from 'vitest/config';
import { TotalsReporter } from './tests/support/totals.ts';

/** Suites that look at all that an engine holds. */
const dockerSuites = ['tests/docker/**/*.test.ts', 'src/run/docker-objects.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['tests/support/lib.ts'],
    reporters: ['default', new TotalsReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', ...dockerSuites, '**/node_modules/**'],
          setupFiles: ['tests/support/properties.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'docker',
          include: dockerSuites,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // One after the other: what one makes would be a leftover for another.
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts', 'tests/look/*.spec.ts'],
          globalSetup: ['tests/support/browser-setup.ts', 'tests/support/course-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // After the unit tests; each suite has a browser of its own, which small machines run two of.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
});
