import { styleText } from 'node:util';
import type { Paint, Style } from '../reply/terminal/page.ts';

const formats = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'blue'],
  strong: ['bold'],
  faint: ['dim'],
} as const satisfies Record<Style, readonly string[]>;

/** Colors for a stream: only where it is a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function createPaint(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText([...formats[style]], text, { stream });
}
