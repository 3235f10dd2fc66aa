/** The payload alone, as peers get it. */
export const payload = `{ "from": { "address": "+31612345678", "type": "agent" },
  "to": [{ "address": "+15550101", "type": "phone" }] }`;

/** The message around it, as callcheck gets it. */
export const story = `POST /api/v2/conversations/calls 400 on agent proxy address
${payload}
Returns 400 Bad Request. Is the type field required to be user instead of agent?`;

const sentences = [
  'The agents in the second shift could not be reached between nine and ten, and nobody knows why yet.',
  'Marta says that the queue was fine, but the calls (about 400 of them) went to the wrong number.',
  'I asked for the logs; "they are being collected", which may take until tomorrow.',
  "Can somebody look at the trunk's settings, please? It's the one with a dash in its name - or was it two?",
];

/** Talk about calls with no payload in it. */
export function prose(size: number): string {
  let text = '';
  for (let at = 0; text.length < size; at++)
    text += `${sentences[at % sentences.length]}${at % 7 === 6 ? '\n\n' : ' '}`;
  return text.slice(0, size);
}
