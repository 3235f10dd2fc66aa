import { h, icon, toast } from './dom.js';
import { EXAMPLES } from './examples.js';
import { openMenu } from './menu.js';
import { act, store } from './store.js';

/** Above this length Slack's clients offer a snippet instead of a message. */
const LONG_TEXT = 12_000;

/**
 * The box to write in. Enter sends, Shift+Enter breaks the line; what is pasted arrives as plain text with its line
 * breaks. `options.target()` says which channel and thread it writes to.
 */
export function createComposer(options) {
  const state = { code: false, curly: false, files: [] };
  const area = h('textarea', {
    id: options.id,
    class: 'composer-text',
    testid: options.testid,
    rows: 1,
    spellcheck: false,
    autocomplete: 'off',
    'aria-label': options.label,
    oninput: refresh,
    onkeydown: keydown,
    onpaste: paste,
  });
  const picker = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    testid: `${options.testid}-file`,
    onchange: pickFiles,
  });
  const chips = h('div', { class: 'chips' });
  const hints = h('div', { class: 'hints', role: 'listbox', 'aria-label': 'Commands', hidden: true });
  const send = h(
    'button',
    {
      type: 'button',
      class: 'send',
      testid: `${options.testid}-send`,
      title: 'Send (Enter)',
      'aria-label': 'Send',
      onclick: submit,
    },
    icon('send'),
  );
  const code = toggle('code', 'Code block', 'code');
  const curly = toggle('quote', 'Curl the quotes, as some clients do while one types', 'curly');
  const broadcast = h('input', { type: 'checkbox', testid: 'broadcast' });
  const root = h(
    'div',
    { class: 'composer' },
    hints,
    h(
      'div',
      { class: 'composer-box' },
      chips,
      area,
      h(
        'div',
        { class: 'composer-tools' },
        tool('plus', 'Attach a file or write a snippet', 'attach', (event) =>
          attachMenu(event.currentTarget),
        ),
        code,
        curly,
        options.withExamples
          ? tool(
              'spark',
              'Example messages',
              'examples',
              (event) => exampleMenu(event.currentTarget),
              'Examples',
            )
          : null,
        options.inThread
          ? h('label', { class: 'choice quiet broadcast' }, broadcast, 'Also send to the channel')
          : null,
        h('span', { class: 'spacer' }),
        h('span', { class: 'quiet keys' }, 'Enter sends, Shift+Enter breaks the line'),
        send,
      ),
    ),
    picker,
  );

  function toggle(name, label, key) {
    return h(
      'button',
      {
        type: 'button',
        class: 'tool',
        title: label,
        'aria-label': label,
        'aria-pressed': 'false',
        testid: `${options.testid}-${key}`,
        onclick() {
          press(key, !state[key]);
          area.focus();
        },
      },
      icon(name),
    );
  }

  function press(key, on) {
    state[key] = on;
    (key === 'code' ? code : curly).setAttribute('aria-pressed', String(on));
    area.classList.toggle('as-code', state.code);
  }

  function tool(name, label, testid, onclick, words) {
    return h(
      'button',
      {
        type: 'button',
        class: 'tool',
        title: label,
        'aria-label': label,
        testid: `${options.testid}-${testid}`,
        onclick,
      },
      icon(name),
      words ?? null,
    );
  }

  function refresh() {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, window.innerHeight * 0.42)}px`;
    const empty = area.value.trim() === '' && state.files.length === 0;
    send.classList.toggle('ready', !empty);
    send.disabled = empty;
    drawHints();
  }

  function drawHints() {
    const typed = area.value;
    const matching = /^\/\S*$/.test(typed)
      ? store.commands.filter((one) => one.command.startsWith(typed))
      : [];
    hints.hidden = matching.length === 0 || options.inThread === true;
    hints.replaceChildren(
      ...matching.map((one) =>
        h(
          'button',
          {
            type: 'button',
            role: 'option',
            class: 'hint-item',
            testid: 'command-hint',
            onclick: () => put(`${one.command} `),
          },
          h('strong', {}, one.command),
          h('span', { class: 'quiet' }, one.usageHint),
          h('span', { class: 'hint-words' }, one.description),
        ),
      ),
    );
  }

  function put(text) {
    area.value = text;
    refresh();
    area.focus();
  }

  function keydown(event) {
    if (event.isComposing) return;
    const command = store.commands.find((one) => one.command.startsWith(area.value));
    if (event.key === 'Tab' && !hints.hidden && command !== undefined && !event.shiftKey) {
      event.preventDefault();
      put(`${command.command} `);
    }
    if (event.key === 'ArrowUp' && area.value === '') options.editLast?.(event);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  }

  /** Files go to the attachments; a textarea takes the rest as plain text by itself. */
  function paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    addFiles(files);
  }

  function pickFiles() {
    addFiles([...picker.files]);
    picker.value = '';
  }

  async function addFiles(files) {
    for (const file of files) {
      if (file.size > 5_000_000) toast(`${file.name} is larger than 5 MB.`, 'error');
      else state.files.push({ name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) });
    }
    drawChips();
  }

  function drawChips() {
    chips.replaceChildren(
      ...state.files.map((file, index) =>
        h(
          'span',
          { class: 'chip', testid: 'attached' },
          icon('file'),
          file.name,
          h(
            'button',
            { type: 'button', 'aria-label': `Remove ${file.name}`, onclick: () => removeFile(index) },
            icon('close'),
          ),
        ),
      ),
    );
    refresh();
  }

  function removeFile(index) {
    state.files.splice(index, 1);
    drawChips();
    area.focus();
  }

  function attachMenu(button) {
    openMenu(button, [
      { label: 'Attach a file…', run: () => picker.click() },
      { label: 'Turn the text into a snippet', run: () => toSnippet(area.value) },
    ]);
  }

  function toSnippet(text) {
    if (text.trim() === '') return toast('Write or paste the text first.');
    state.files.push({ name: nameFor(text), base64: toBase64(new TextEncoder().encode(text)) });
    area.value = '';
    drawChips();
    area.focus();
  }

  function exampleMenu(button) {
    openMenu(
      button,
      EXAMPLES.map((example) => ({ label: example.title, run: () => sendText(example.text) })),
    );
  }

  async function submit() {
    const text = area.value;
    if (text.trim() === '' && state.files.length === 0) return;
    if (text.length > LONG_TEXT && !text.startsWith('/')) {
      toast('That is long, so it goes as a snippet.');
      toSnippet(text);
    }
    await sendText(area.value);
  }

  async function sendText(text) {
    const { channel, threadTs } = options.target();
    const thread = threadTs === undefined ? {} : { threadTs };
    const files = state.files;
    const isCommand = /^\/[a-z]/.test(text) && files.length === 0;
    area.value = '';
    state.files = [];
    drawChips();
    try {
      if (isCommand) {
        await act('command', { channel, text, ...thread });
        options.sent?.(null);
      } else {
        const { ts } = await act('post', {
          channel,
          text,
          ...thread,
          code: state.code && text !== '',
          curlyQuotes: state.curly,
          ...(files.length > 0 ? { files } : {}),
          ...(broadcast.checked ? { broadcast: true } : {}),
        });
        press('code', false);
        options.sent?.(ts);
      }
    } catch (error) {
      if (area.value === '') area.value = text;
      state.files = files;
      drawChips();
      toast(error.message, 'error');
    }
  }

  refresh();
  return {
    root,
    sendText,
    addFiles,
    focus: () => area.focus(),
    setPlaceholder(words) {
      area.placeholder = words;
    },
  };
}

function nameFor(text) {
  return /^\s*[[{]/.test(text) ? 'snippet.json' : 'snippet.txt';
}

function toBase64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
