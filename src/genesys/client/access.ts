/** Where the organization is reached, and as which client. Holds a secret. */
export interface GenesysAccess {
  /** `https://api.mypurecloud.com`, without a slash at its end. */
  readonly apiUrl: string;
  /** `https://login.mypurecloud.com`, without a slash at its end. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
