import { recall, remember } from '../store.ts';

const key = 'estrade-stage-token';

/** The token of the page's address, or the one that this tab was given before. It does not stay in the address. */
export function takeToken(): string | undefined {
  const address = new URL(location.href);
  const given = address.searchParams.get('token');
  if (given === null) return recall('session', key);
  remember('session', key, given);
  // Everything else stays as it was written: reveal reads options of the address.
  const query = location.search.replace(/([?&])token=[^&]*(&|$)/, (_, before, after) => (after ? before : ''));
  history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
  return given;
}
