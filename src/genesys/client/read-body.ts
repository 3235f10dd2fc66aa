/** What a lookup reads is a few kilobytes; a listing of a hundred entries is below this. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The JSON of a response; undefined for what is no JSON, or is larger than any answer is. */
export async function readBody(response: Response): Promise<unknown> {
  if (response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
