/** The player's words, beside the catalogue of decks: few readers need them. */
const french = {
  controls: 'Rejeu de l’enregistrement',
  play: 'Rejouer',
  pause: 'Pause',
  goOn: 'Reprendre',
  speed: (speed: number) => `Vitesse\u00a0: ${speed}×`,
  end: 'Aller à la fin',
  again: 'Revenir au début',
  place: 'Position dans l’enregistrement',
  placeOf: (at: number, all: number) => `${at}\u00a0s sur ${all}\u00a0s`,
  now: (at: number, all: number) => `Rejeu\u00a0: ${at}\u00a0/\u00a0${all}\u00a0s`,
  copy: 'Copier la sortie',
  copied: 'Copié',
  copyFailed: 'La copie n’a pas réussi',
  ended: 'Fin de l’enregistrement',
  screen: 'Sortie rejouée',
};

const english: typeof french = {
  controls: 'Replay of the recording',
  play: 'Replay',
  pause: 'Pause',
  goOn: 'Resume',
  speed: (speed) => `Speed: ${speed}×`,
  end: 'Go to the end',
  again: 'Go to the beginning',
  place: 'Position in the recording',
  placeOf: (at, all) => `${at}\u00a0s of ${all}\u00a0s`,
  now: (at, all) => `Replay: ${at}\u00a0/\u00a0${all}\u00a0s`,
  copy: 'Copy the output',
  copied: 'Copied',
  copyFailed: 'Copying did not succeed',
  ended: 'End of the recording',
  screen: 'Replayed output',
};

export type PlayerWords = typeof french;

/** The words in the interface's language; French for any other than English. */
export function playerWords(lang: string): PlayerWords {
  return lang.toLowerCase().startsWith('en') ? english : french;
}
