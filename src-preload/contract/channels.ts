/** The only two Electron channels there are. */
export const channels = { request: 'ringside:request', push: 'ringside:push' } as const
