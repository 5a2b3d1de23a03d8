/**
 * What a page tells its browser code, as JSON in `<script type="application/json" id="estrade">`.
 * Shared by `render/` (writes it) and `runtime/` (reads it; types only).
 */
export interface RuntimeConfig {
  /** `fr` or `en`: language of the interface. */
  readonly lang: 'fr' | 'en';
  /** Options given to Reveal, author's included. */
  readonly reveal: Readonly<Record<string, unknown>>;
  readonly deck: { readonly name: string; readonly title: string };
  readonly course: { readonly title: string; readonly home: string | undefined };
  readonly previous: { readonly title: string; readonly href: string } | undefined;
  readonly next: { readonly title: string; readonly href: string } | undefined;
  /** Planned minutes of the deck, for the speaker's timer. */
  readonly minutes: number | undefined;
}
