import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/shell.css'

/** A page that cannot be seen draws no picture that could be waited for, ms. */
const PATIENCE_MS = 100

/** A module runs once, however often it is imported. */
const begin = (): void => void import('./window.ts')

// what runs before the first picture keeps the user waiting for it; index.html has all that it shows
requestAnimationFrame(() => setTimeout(begin))
setTimeout(begin, PATIENCE_MS)
