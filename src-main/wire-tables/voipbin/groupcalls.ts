import { paging, type WireOperation } from './wire-operation.ts'

/** Group calls (VoIPBin API 7). */
export const groupcallOperations = {
  createGroupcall: {
    method: 'POST',
    path: '/v1.0/groupcalls',
    mark: 'S',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['source!', 'destinations!', 'flow_id', 'actions', 'ring_method!', 'answer_method!'],
    answer: 'json'
  },
  listGroupcalls: {
    method: 'GET',
    path: '/v1.0/groupcalls',
    mark: 'S',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getGroupcall: {
    method: 'GET',
    path: '/v1.0/groupcalls/{id}',
    mark: 'S',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  deleteGroupcall: {
    method: 'DELETE',
    path: '/v1.0/groupcalls/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  hangUpGroupcall: {
    method: 'POST',
    path: '/v1.0/groupcalls/{id}/hangup',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
