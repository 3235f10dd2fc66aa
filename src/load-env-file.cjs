'use strict';
// Settings may be in a file named .env in the folder of the start; what the environment already sets wins.
const { existsSync } = require('node:fs');
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
} catch (error) {
  process.stderr.write(
    `callcheck cannot read the file .env (${error.code}): make it a readable text file, or remove it.\n`,
  );
  process.exit(2);
}
