import type { Row } from './row.ts';

/** Dart, Rust, Groovy, Apex, Scala, Perl and Objective-C. */
export const rows: readonly Row[] = [
  {
    name: 'a Dart map that is encoded, beside one of headers',
    text: `final res = await http.post(
  Uri.parse('https://api.example/api/v2/conversations/calls'),
  headers: {'Authorization': 'Bearer $token'},
  body: jsonEncode({'toAddress': '+12065550142', 'fromAddress': caller, 'label': null}),
);`,
    expect: [
      {
        value: { toAddress: '+12065550142', fromAddress: '«caller»', label: null },
        format: 'dart',
        request: 'POST https://api.example/api/v2/conversations/calls',
        at: { '/toAddress': `'+12065550142'` },
      },
    ],
  },
  {
    name: 'a typed Dart map in a variable',
    text: `final Map<String, dynamic> body = <String, dynamic>{
  'to': [{'address': '+12065550142', 'type': 'phone'}],
};
await dio.post('/api/v2/conversations/calls', data: body);`,
    expect: [
      {
        value: { to: [{ address: '+12065550142', type: 'phone' }] },
        format: 'dart',
        request: 'POST /api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'Rust with the json! macro, and a path that begins with a hole',
    text: `let body = serde_json::json!({ "to": to, "priority": 3 });
let res = client.post(format!("{base}/api/v2/conversations/calls")).json(&body).send().await?;`,
    expect: [
      {
        value: { to: '«to»', priority: 3 },
        format: 'rust',
        request: 'POST {base}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a raw Rust string',
    text: `let body = r#"{"to":"+12065550142"}"#;
ureq::post("https://api.example/api/v2/conversations/calls").send_string(body)?;`,
    expect: [
      {
        json: '{"to":"+12065550142"}',
        format: 'rust',
        request: 'POST https://api.example/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'Groovy maps in brackets, with blanks before the colons',
    text: `def payload = groovy.json.JsonOutput.toJson([
  from: [address: '+442079460018', type: 'phone'],
  to  : [[address: "+12065550142"]]
])`,
    expect: [
      {
        value: { from: { address: '+442079460018', type: 'phone' }, to: [{ address: '+12065550142' }] },
        format: 'groovy',
        at: { '/to/0/address': '"+12065550142"' },
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
  {
    name: 'Scala objects and lists of pairs',
    text: `val body = Json.obj("to" -> Json.arr(Json.obj("address" -> "+12065550142")), "from" -> Map("address" -> caller))`,
    expect: [
      { value: { to: [{ address: '+12065550142' }], from: { address: '«caller»' } }, format: 'scala' },
    ],
  },
  {
    name: 'a Perl hash',
    text: `my $body = { to => [ { phoneNumber => '+12065550142' } ], from => { phoneNumber => $caller }, label => undef };
my $res = $ua->post("$base/api/v2/conversations/calls", Content => encode_json($body));`,
    expect: [
      {
        value: { to: [{ phoneNumber: '+12065550142' }], from: { phoneNumber: '«$caller»' }, label: null },
        format: 'perl',
        request: 'POST {base}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'an Objective-C dictionary with boxed values',
    text: `NSDictionary *body = @{ @"to": @[ @{ @"address": @"+12065550142" } ], @"priority": @3, @"muted": @YES };`,
    expect: [{ value: { to: [{ address: '+12065550142' }], priority: 3, muted: true }, format: 'objc' }],
  },
];
