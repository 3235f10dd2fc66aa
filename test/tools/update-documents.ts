/** `npm run docs:update`: writes the generated parts of the documents from the code. */
import { writeFileSync } from 'node:fs';
import { GENERATED, readDocument, withPart } from '../support/documents.ts';

for (const { file, name, write } of GENERATED) {
  writeFileSync(new URL(`../../${file}`, import.meta.url), withPart(readDocument(file), name, write()));
}
