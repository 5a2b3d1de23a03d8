import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A bookmark, and what is nested in it. */
export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly items: readonly Bookmark[];
}

/** A link of a page: to an address, or to a page of the same PDF. */
export interface PdfLink {
  readonly from: number;
  readonly to: string | number;
}

/** What a reader of a PDF can get out of it. */
export interface PdfContent {
  readonly title: string;
  readonly lang: string;
  readonly tagged: boolean;
  /** Width and height of each page, in CSS pixels. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly texts: readonly string[];
  readonly bookmarks: readonly Bookmark[];
  readonly links: readonly PdfLink[];
  /** Tags of the structure with their alternative texts: `H1`, `Figure: Un rectangle vert`. */
  readonly tags: readonly (readonly string[])[];
}

interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TagNode[];
}

/** Reads a PDF as a viewer does. */
export async function readPdf(data: Uint8Array): Promise<PdfContent> {
  const loading = getDocument({ data: new Uint8Array(data), verbosity: 0 });
  const pdf = await loading.promise;
  try {
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => readPage(pdf, index + 1)));
    return {
      title: info.Title ?? '',
      lang: info.Language ?? '',
      tagged: (await pdf.getMarkInfo())?.['Marked'] === true,
      sizes: pages.map(({ size }) => size),
      texts: pages.map(({ text }) => text),
      bookmarks: await bookmarks(pdf, (await pdf.getOutline()) ?? []),
      links: pages.flatMap(({ links }) => links),
      tags: pages.map(({ tags }) => tags),
    };
  } finally {
    await loading.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number) {
  const page = await pdf.getPage(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const px = (points: number): number => Math.round((points * 96) / 72);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const links: PdfLink[] = [];
  for (const { subtype, unsafeUrl, dest } of await page.getAnnotations()) {
    if (subtype !== 'Link') continue;
    links.push({ from: number, to: unsafeUrl ?? (await pageOf(pdf, dest)) });
  }
  const tags = flat((await page.getStructTree()) as TagNode | null);
  return { size: [px(right - left), px(top - bottom)] as const, text, links, tags };
}

function flat(node: TagNode | null): string[] {
  if (!node) return [];
  const own = node.role ? [node.alt ? `${node.role}: ${node.alt}` : node.role] : [];
  return [...own, ...(node.children ?? []).flatMap(flat)];
}

type OutlineItems = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function bookmarks(pdf: PDFDocumentProxy, items: OutlineItems): Promise<Bookmark[]> {
  const read = async ({ title, dest, items: inner }: OutlineItems[number]): Promise<Bookmark> => ({
    title,
    page: await pageOf(pdf, dest),
    items: await bookmarks(pdf, inner),
  });
  return Promise.all(items.map(read));
}

async function pageOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number> {
  const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  return Array.isArray(place) ? (await pdf.getPageIndex(place[0])) + 1 : 0;
}
