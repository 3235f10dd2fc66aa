/** Shows a sentence for a few seconds, and tells it to screen readers. */
export function toast(text: string, kind: 'info' | 'error' = 'info'): void {
  const note = document.createElement('div');
  note.className = `toast toast-${kind}`;
  note.dataset.testid = 'toast';
  note.textContent = text;
  document.getElementById('toasts')?.append(note);
  setTimeout(() => note.remove(), kind === 'error' ? 7000 : 3500);
}

/** Shows why something failed. */
export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : 'That did not work.', 'error');
}
