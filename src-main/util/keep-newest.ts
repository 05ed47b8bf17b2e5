/**
 * Sets a member as the newest of its map and forgets the oldest beyond `most`. A map keeps the order in which its
 * members were set, so these lines are all of a cache that is needed here.
 */
export function keepNewest<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
