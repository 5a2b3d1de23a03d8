import { el } from '../dom.ts';
import type { StageLabels } from './labels.ts';
import type { LinkState } from './link.ts';

/** Says on the page, as long as it lasts, that the stage cannot be reached. */
export function linkSign(labels: StageLabels): (state: LinkState) => void {
  const sign = el('p', { class: 'stage-sign', role: 'status' });
  document.body.append(sign);
  return (state) => {
    sign.textContent = { open: '', lost: labels.offline, refused: labels.noToken }[state];
    document.documentElement.classList.toggle('stage-off', state !== 'open');
  };
}
