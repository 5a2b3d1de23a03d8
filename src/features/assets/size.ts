import { imageSize } from 'image-size';

/** Width and height of an image in CSS pixels; undefined for what is no image that we know. */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation } = imageSize(bytes);
    // EXIF orientations 5 to 8 stand on their side; browsers turn them.
    return orientation !== undefined && orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
