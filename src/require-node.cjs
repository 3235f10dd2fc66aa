'use strict';
// Plain CommonJS, so that any Node can read it far enough to say what is missing.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    `callcheck needs Node ${needed} or newer, and this is ${process.versions.node}: start it with \`npm start\` or \`npx callcheck\` after \`npm ci\`, which bring the right one.\n`,
  );
  process.exit(2);
}
try {
  require.resolve('zod');
} catch {
  process.stderr.write('callcheck finds no packages: run `npm ci` first.\n');
  process.exit(2);
}
