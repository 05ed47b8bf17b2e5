/**
 * Takes the place of ajv in the bundle (electron.vite.config.ts): electron-store loads it at start, 250 kB, for a JSON
 * schema that nobody gives it; what is read is checked by zod (VersionedFile).
 */
export function Ajv2020(): never {
  throw new Error('JSON schemas are not supported by this build')
}

export default {}
