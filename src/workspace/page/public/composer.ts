import { html, nothing, type TemplateResult } from 'lit-html';
import { EXAMPLES } from './examples.ts';
import { hints, matchingHints } from './hints.ts';
import { type IconName, icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { act, changed } from './store.ts';
import { toast, toastError } from './toast.ts';

/** Above this length Slack's clients offer a snippet instead of a message. */
const LONG_TEXT = 12_000;
const LARGEST_FILE = 5_000_000;

export interface ComposerOptions {
  readonly id: string;
  readonly testid: string;
  readonly label: string;
  readonly inThread: boolean;
  /** Where it writes to. */
  readonly target: () => { readonly channel: string | null; readonly threadTs?: string };
  /** After sending, with the message's ts where there is one. */
  readonly sent: (ts: string | null) => void;
  readonly editLast: (event: KeyboardEvent) => void;
}

/** The box to write in. Enter sends, Shift+Enter breaks the line; what is pasted arrives as plain text. */
export class Composer {
  readonly #options: ComposerOptions;
  #text = '';
  #asCode = false;
  #curlyQuotes = false;
  #files: readonly { readonly name: string; readonly base64: string }[] = [];

  constructor(options: ComposerOptions) {
    this.#options = options;
  }

  draw(placeholder: string): TemplateResult {
    const { id, testid, label, inThread } = this.#options;
    const isEmpty = this.#text.trim() === '' && this.#files.length === 0;
    return html`<div class="composer">
      ${hints(matchingHints(this.#text), (text) => this.put(text))}
      <div class="composer-box">
        <div class="chips">${this.#files.map((file, index) => this.#chip(file.name, index))}</div>
        <textarea id=${id} class=${this.#asCode ? 'composer-text as-code' : 'composer-text'} data-testid=${testid} rows="1" spellcheck="false" autocomplete="off" aria-label=${label} placeholder=${placeholder} @input=${() => this.#typed()} @keydown=${(event: KeyboardEvent) => this.#keydown(event)} @paste=${(event: ClipboardEvent) => this.#paste(event)}></textarea>
        <div class="composer-tools">
          ${this.#tool('plus', 'Attach a file or write a snippet', 'attach', (button) => this.#attachMenu(button))}
          ${this.#tool('code', 'Code block', 'code', () => this.#press('code'), this.#asCode)}
          ${this.#tool('quote', 'Curly quotes, as some apps make them while you type', 'curly', () => this.#press('curly'), this.#curlyQuotes)}
          ${inThread ? html`<label class="choice quiet broadcast"><input type="checkbox" data-testid="broadcast" />Also send to the channel</label>` : this.#tool('spark', 'Example messages', 'examples', (button) => this.#exampleMenu(button))}
          <span class="spacer"></span>
          <span class="quiet keys">Enter sends, Shift+Enter breaks the line</span>
          <button type="button" class=${isEmpty ? 'send' : 'send ready'} data-testid="${testid}-send" title="Send (Enter)" aria-label="Send" ?disabled=${isEmpty} @click=${() => this.#submit()}>${icon('send')}</button>
        </div>
      </div>
      <input type="file" multiple hidden data-testid="${testid}-file" @change=${(event: Event) => this.#pick(event)} />
    </div>`;
  }

  get #area(): HTMLTextAreaElement | null {
    return document.querySelector<HTMLTextAreaElement>(`#${this.#options.id}`);
  }

  #chip(name: string, index: number): TemplateResult {
    const remove = () => {
      this.#files = this.#files.filter((_, at) => at !== index);
      changed();
      this.focus();
    };
    return html`<span class="chip" data-testid="attached">${icon('file')}${name}<button type="button" aria-label="Remove ${name}" @click=${remove}>${icon('close')}</button></span>`;
  }

  #tool(
    name: IconName,
    label: string,
    key: string,
    onClick: (button: HTMLElement) => void,
    isPressed?: boolean,
  ): TemplateResult {
    const click = (event: Event) =>
      event.currentTarget instanceof HTMLElement && onClick(event.currentTarget);
    return html`<button type="button" class="tool" title=${label} aria-label=${label} aria-pressed=${isPressed === undefined ? nothing : String(isPressed)} data-testid="${this.#options.testid}-${key}" @click=${click}>${icon(name)}${key === 'examples' ? 'Examples' : nothing}</button>`;
  }

  #press(key: 'code' | 'curly'): void {
    if (key === 'code') this.#asCode = !this.#asCode;
    else this.#curlyQuotes = !this.#curlyQuotes;
    changed();
    this.focus();
  }

  focus(): void {
    this.#area?.focus();
  }

  /** Replaces what is written. */
  put(text: string): void {
    const area = this.#area;
    if (area === null) return;
    area.value = text;
    this.#typed();
    area.focus();
  }

  #typed(): void {
    const area = this.#area;
    if (area === null) return;
    this.#text = area.value;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, window.innerHeight * 0.42)}px`;
    changed();
  }

  #keydown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const [hint] = matchingHints(this.#text);
    if (event.key === 'Tab' && hint !== undefined && !event.shiftKey) {
      event.preventDefault();
      this.put(hint.completed);
    }
    if (event.key === 'ArrowUp' && this.#text === '') this.#options.editLast(event);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void this.#submit();
  }

  /** Files become attachments; a textarea takes the rest as plain text by itself. */
  #paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.addFiles(files);
  }

  #pick(event: Event): void {
    const picker = event.currentTarget;
    if (!(picker instanceof HTMLInputElement)) return;
    void this.addFiles([...(picker.files ?? [])]).finally(() => {
      picker.value = '';
    });
  }

  async addFiles(files: readonly File[]): Promise<void> {
    for (const file of files) {
      if (file.size > LARGEST_FILE)
        toast(`${file.name} is larger than 5 MB, the limit of this workspace.`, 'error');
      else this.#attach(file.name, new Uint8Array(await file.arrayBuffer()));
    }
  }

  #attach(name: string, bytes: Uint8Array): void {
    this.#files = [...this.#files, { name, base64: toBase64(bytes) }];
    changed();
  }

  #attachMenu(button: HTMLElement): void {
    const picker = button.closest('.composer')?.querySelector<HTMLInputElement>('input[type=file]');
    openMenu(button, [
      { label: 'Attach a file…', run: () => picker?.click() },
      { label: 'Turn the text into a snippet', run: () => this.#toSnippet() },
    ]);
  }

  #toSnippet(): void {
    const text = this.#text;
    if (text.trim() === '') return toast('Write or paste the text first.');
    this.#attach(/^\s*[[{]/.test(text) ? 'snippet.json' : 'snippet.txt', new TextEncoder().encode(text));
    this.put('');
  }

  #exampleMenu(button: HTMLElement): void {
    openMenu(
      button,
      EXAMPLES.map(({ title, text }) => ({ label: title, run: () => void this.send(text) })),
    );
  }

  async #submit(): Promise<void> {
    if (this.#text.trim() === '' && this.#files.length === 0) return;
    if (this.#text.length > LONG_TEXT && !this.#text.startsWith('/')) {
      toast('That is long, so it is sent as a snippet.');
      this.#toSnippet();
    }
    await this.send(this.#text);
  }

  /** Sends a text with what is attached; what could not be sent stays in the box. */
  async send(text: string): Promise<void> {
    const files = this.#files;
    const isCommand = /^\/[a-z]/.test(text) && files.length === 0;
    this.#files = [];
    this.put('');
    try {
      this.#options.sent(isCommand ? await this.#command(text) : await this.#post(text, files));
    } catch (error) {
      if (this.#text === '') this.put(text);
      this.#files = files;
      changed();
      toastError(error);
    }
  }

  async #command(text: string): Promise<null> {
    const target = this.#options.target();
    // A command of Slack's own, not the app's.
    if (/^\/invite\b/.test(text)) await act('invite', { channel: target.channel });
    else await act('command', { ...target, text });
    return null;
  }

  async #post(text: string, files: readonly object[]): Promise<string> {
    const broadcast = this.#area
      ?.closest('.composer')
      ?.querySelector<HTMLInputElement>('.broadcast input')?.checked;
    const { ts } = await act('post', {
      ...this.#options.target(),
      text,
      code: this.#asCode && text !== '',
      curlyQuotes: this.#curlyQuotes,
      ...(files.length > 0 && { files }),
      ...(broadcast && { broadcast }),
    });
    this.#asCode = false;
    return String(ts);
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
