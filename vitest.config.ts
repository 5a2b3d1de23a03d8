import { defineConfig } from 'vitest/config';
import { TotalsReporter } from './tests/support/totals.ts';

export default defineConfig({
  test: {
    globalSetup: ['tests/support/lib.ts'],
    reporters: ['default', new TotalsReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', '**/node_modules/**'],
          setupFiles: ['tests/support/properties.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
