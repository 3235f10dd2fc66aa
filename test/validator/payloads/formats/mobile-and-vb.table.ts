import type { Row } from './row.ts';

/** Kotlin, Swift and VB.NET: the languages whose literals are read without a grammar or a library of requests. */
export const rows: readonly Row[] = [
  {
    name: 'Kotlin maps and lists by their functions',
    text: `val body = mapOf("from" to mapOf("address" to agentId, "type" to "user"), "to" to listOf(mapOf("address" to "+12065550142")))`,
    expect: [
      {
        value: { from: { address: '«agentId»', type: 'user' }, to: [{ address: '+12065550142' }] },
        format: 'kotlin',
        at: { '/from/type': '"user"' },
      },
    ],
  },
  {
    name: 'Kotlin with named arguments of the SDK class',
    text: `val req = CreateCallRequest(phoneNumber = "+12065550142", callFromQueueId = queueId, priority = 3)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queueId»', priority: 3 },
        format: 'kotlin',
        symbol: 'CreateCallRequest',
      },
    ],
  },
  {
    name: 'a Swift dictionary with its declared type',
    text: `let body: [String: Any] = ["phone": "+12065550142", "to": [["address": "+442079460018"]], "label": nil]
request.httpBody = try? JSONSerialization.data(withJSONObject: body)`,
    expect: [
      {
        value: { phone: '+12065550142', to: [{ address: '+442079460018' }], label: null },
        format: 'swift',
        at: { '/phone': '"+12065550142"' },
      },
    ],
  },
  {
    name: 'a VB object with properties set at once',
    text: `Dim body = New With {.phone = "+12065550142", .from = New With {.address = callerNumber}}`,
    expect: [{ value: { phone: '+12065550142', from: { address: '«callerNumber»' } }, format: 'vb' }],
  },
  {
    name: 'a VB object of the SDK class, over several lines',
    text: `Dim body As New CreateCallRequest With {
    .PhoneNumber = "+12065550142",
    .CallFromQueueId = queueId
}
api.PostConversationsCalls(body)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queueId»' },
        format: 'vb',
        symbol: 'PostConversationsCalls',
      },
    ],
  },
];
