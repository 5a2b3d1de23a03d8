import type { Page } from 'playwright-core';

/** A page, and what it did since it was opened. */
export interface Watched {
  readonly page: Page;
  /** Every URL that was asked for, `data:` and `blob:` left out. */
  readonly requests: readonly string[];
  /** Requests that got nothing. */
  readonly failures: readonly string[];
  /** Errors and warnings of the console (violations of the policy are there too) and uncaught errors. */
  readonly complaints: readonly string[];
}

/** Writes down what a page, its frames and the windows that it opens ask for and complain of. */
export function watch(page: Page): Watched {
  const requests: string[] = [];
  const failures: string[] = [];
  const complaints: string[] = [];
  const context = page.context();
  context.on('request', (request) => {
    if (!/^(?:data|blob|about):/.test(request.url())) requests.push(request.url());
  });
  context.on('requestfailed', (request) => failures.push(request.url()));
  context.on('response', (response) => {
    if (response.status() >= 400) failures.push(response.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { page, requests, failures, complaints };
}
