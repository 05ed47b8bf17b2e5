/** Parameters every request takes beside its own (MiRTA 1.2); `callback` would let a reply run as a script. */
export const commonParameters = {
  key: { use: 'link', seedLine: 4 },
  tenant: { use: 'link', seedLine: 3 },
  format: { use: 'link', seedLine: 5 },
  callback: { use: 'never', seedLine: 6 },
  language: { use: 'link', seedLine: 7 },
  cache: { use: 'link', seedLine: 8 }
} as const
