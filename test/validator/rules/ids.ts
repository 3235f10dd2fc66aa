/** Ids and numbers of our own that the rule tables share. */
export const USER = '6f1d2b1e-3c54-4a6b-9d8e-0f7a5c2b9e41';
export const OTHER_USER = '0b7c4a90-58d2-4e1f-a6c3-91d4e2f70b58';
export const QUEUE = '5f0c1a52-7d3e-4b86-9a1f-2c4d6e8f0a13';
export const SKILL = 'c2a9e6d4-1b38-4f70-8e5d-7a60b4c3d2e1';
export const NUMBER = '+12125550123';
export const SHOWN = '+12065550142';
