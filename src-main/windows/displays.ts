import { screen } from 'electron'

/** Calls back whenever a display went away or has another size or place; returns its own end. */
export function followDisplays(changed: () => void): () => void {
  screen.on('display-removed', changed)
  screen.on('display-metrics-changed', changed)
  return () => {
    screen.off('display-removed', changed)
    screen.off('display-metrics-changed', changed)
  }
}
