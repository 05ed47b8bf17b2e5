import { paging, type WireOperation } from './wire-operation.ts'

/** Queues and who waits in them (VoIPBin API 9). */
export const queueOperations = {
  listQueues: {
    method: 'GET',
    path: '/v1.0/queues',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getQueue: {
    method: 'GET',
    path: '/v1.0/queues/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  listQueuecalls: {
    method: 'GET',
    path: '/v1.0/queuecalls',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getQueuecall: {
    method: 'GET',
    path: '/v1.0/queuecalls/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  deleteQueuecall: {
    method: 'DELETE',
    path: '/v1.0/queuecalls/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  kickQueuecall: {
    method: 'POST',
    path: '/v1.0/queuecalls/{id}/kick',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  kickQueuecallOfCall: {
    method: 'POST',
    path: '/v1.0/queuecalls/reference_id/{id}/kick',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
