import type { ClaimCard, ErrorCard, Knowledge } from '../validator/knowledge.ts';

/** The card that a report names `error/<code>`. */
export function findErrorCard(name: string | null, { errors }: Knowledge): ErrorCard | undefined {
  return errors.find(({ code }) => `error/${code}` === name);
}

/** The card that a report names `claim/<id>`. */
export function findClaimCard(name: string, { claims }: Knowledge): ClaimCard | undefined {
  return claims.find(({ id }) => `claim/${id}` === name);
}
