const EMOJI = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  eyes: '👀',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  negative_squared_cross_mark: '❎',
  warning: '⚠️',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  rotating_light: '🚨',
  bulb: '💡',
  tada: '🎉',
  wave: '👋',
  pray: '🙏',
  raised_hands: '🙌',
  heart: '❤️',
  rocket: '🚀',
  mag: '🔍',
  mag_right: '🔎',
  thinking_face: '🤔',
  bell: '🔔',
  no_bell: '🔕',
  mute: '🔇',
  speaker: '🔈',
  lock: '🔒',
  key: '🔑',
  wrench: '🔧',
  hammer_and_wrench: '🛠️',
  telephone_receiver: '📞',
  phone: '☎️',
  telephone: '☎️',
  clipboard: '📋',
  page_facing_up: '📄',
  memo: '📝',
  pencil: '📝',
  books: '📚',
  book: '📖',
  chart_with_upwards_trend: '📈',
  bar_chart: '📊',
  hourglass_flowing_sand: '⏳',
  hourglass: '⌛',
  arrow_right: '➡️',
  arrow_left: '⬅️',
  point_right: '👉',
  point_down: '👇',
  red_circle: '🔴',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  large_green_circle: '🟢',
  large_blue_circle: '🔵',
  white_circle: '⚪',
  black_circle: '⚫',
  question: '❓',
  exclamation: '❗',
  information_source: 'ℹ️',
  gear: '⚙️',
  link: '🔗',
  shield: '🛡️',
  sparkles: '✨',
  zap: '⚡',
  robot_face: '🤖',
  smile: '😄',
  slightly_smiling_face: '🙂',
  ok_hand: '👌',
  one: '1️⃣',
  two: '2️⃣',
  three: '3️⃣',
  four: '4️⃣',
  five: '5️⃣',
  joy: '😂',
  house: '🏠',
  bust_in_silhouette: '👤',
};

/** The ones the app uses most, drawn here, so that they look the same where no emoji font is installed. */
const DRAWN = {
  eyes: [
    ['ellipse', { cx: 7, cy: 12, rx: 5, ry: 7.5, fill: '#fdfdfd', stroke: '#6b7780' }],
    ['ellipse', { cx: 17, cy: 12, rx: 5, ry: 7.5, fill: '#fdfdfd', stroke: '#6b7780' }],
    ['circle', { cx: 5.2, cy: 13, r: 2.6, fill: '#2a3036' }],
    ['circle', { cx: 15.2, cy: 13, r: 2.6, fill: '#2a3036' }],
  ],
  white_check_mark: [
    ['rect', { x: 2, y: 2, width: 20, height: 20, rx: 4, fill: '#3fa45b' }],
    ['path', { d: 'M6.5 12.5l4 4 7.5-9', fill: 'none', stroke: '#fff', 'stroke-width': 2.8 }],
  ],
  x: [['path', { d: 'M5 5l14 14M19 5L5 19', fill: 'none', stroke: '#d64545', 'stroke-width': 4 }]],
  warning: [
    ['path', { d: 'M12 2.5L22.5 21H1.5z', fill: '#f2b93b', stroke: '#d39a1f' }],
    ['path', { d: 'M12 9v6M12 18v.2', fill: 'none', stroke: '#3a2f10', 'stroke-width': 2.4 }],
  ],
  bulb: [
    ['path', { d: 'M12 2a7 7 0 00-4 12.7V17h8v-2.3A7 7 0 0012 2z', fill: '#f6cf52', stroke: '#d3a92c' }],
    ['path', { d: 'M9 19h6M10 21.5h4', fill: 'none', stroke: '#7a838a', 'stroke-width': 1.8 }],
  ],
  '+1': [
    [
      'path',
      {
        d: `M7.5 21H3V10h4.5zM8.5 10l4-8c2.3 0 3 1.6 2.4 3.8L14 9h5.5c1.6 0 2.4 1.3 2 2.7l-1.7 7c-.4 1.5-1.3 2.3-2.9 2.3H8.5z`,
        fill: '#f2c14e',
        stroke: '#c99a2a',
      },
    ],
  ],
  '-1': [
    [
      'path',
      {
        d: `M7.5 3H3v11h4.5zM8.5 14l4 8c2.3 0 3-1.6 2.4-3.8L14 15h5.5c1.6 0 2.4-1.3 2-2.7l-1.7-7C19.4 3.8 18.5 3 16.9 3H8.5z`,
        fill: '#f2c14e',
        stroke: '#c99a2a',
      },
    ],
  ],
  red_circle: [['circle', { cx: 12, cy: 12, r: 9, fill: '#d64545' }]],
  large_orange_circle: [['circle', { cx: 12, cy: 12, r: 9, fill: '#e58a2f' }]],
  large_yellow_circle: [['circle', { cx: 12, cy: 12, r: 9, fill: '#edc843' }]],
  large_green_circle: [['circle', { cx: 12, cy: 12, r: 9, fill: '#3fa45b' }]],
  large_blue_circle: [['circle', { cx: 12, cy: 12, r: 9, fill: '#3f7fc9' }]],
};

const SVG = 'http://www.w3.org/2000/svg';

/** An emoji by its name: drawn, or as its character; undefined when this page doesn't know it. */
export function emoji(name) {
  if (Object.hasOwn(DRAWN, name)) return draw(name);
  return Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
}

function draw(name) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24',
    class: 'emoji',
    role: 'img',
    'aria-label': `:${name}:`,
  })) {
    svg.setAttribute(key, value);
  }
  for (const [tag, attributes] of DRAWN[name]) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
    svg.append(shape);
  }
  return svg;
}

/** What the reaction menu offers. */
export const QUICK_REACTIONS = ['+1', '-1', 'eyes', 'white_check_mark', 'x', 'bulb'];
