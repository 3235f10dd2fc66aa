import type { Row } from './row.ts';

/** Swift and Apex. */
export const rows: readonly Row[] = [
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
    name: 'Apex maps with their types',
    text: `Map<String, Object> body = new Map<String, Object>{
  'from' => new Map<String, String>{ 'address' => '+442079460018' },
  'to' => new List<Object>{ new Map<String, String>{ 'address' => number } }
};
req.setBody(JSON.serialize(body));`,
    expect: [
      { value: { from: { address: '+442079460018' }, to: [{ address: '«number»' }] }, format: 'apex' },
    ],
  },
  {
    name: 'an Apex map that is filled line by line',
    text: `Map<String, Object> payload = new Map<String, Object>();
payload.put('to', '+12065550142');
payload.put('label', 'test');
req.setBody(JSON.serialize(payload));`,
    expect: [{ value: { to: '+12065550142', label: 'test' }, format: 'apex' }],
  },
];
