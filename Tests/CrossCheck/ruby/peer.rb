# Answers requests, one JSON object a line, from Ruby's OpenSSL, Base64 and JSON: the legacy signatures
# that Ruby code made, and the floors below them.
require "base64"
require "json"
require "openssl"

$stdin.set_encoding("UTF-8")
$stdout.sync = true

def hmac(secret, message)
  OpenSSL::HMAC.digest("SHA256", secret, message)
end

# A value that is written down with its JSON; undefined has none.
def value(written)
  written["json"] && JSON.parse("[#{written["json"]}]").first
end

# Whole milliseconds; by way of a double, as Time.now.to_f gives it, now and then one less.
def milliseconds(clock, by_way_of_double:)
  time = Time.at(0, clock, :millisecond)
  ((by_way_of_double ? time.to_f : time.to_r) * 1000).to_i
end

# How each program encodes; whether it joins its parts with +, which wants strings, or within one; and
# whether its clock is a double.
LEGACY = {
  "legacy-ruby-strict64" => { message: :strict_encode64, hash: :strict_encode64, outermost: :strict_encode64, doubles: true },
  "legacy-ruby-encode64s" => { message: :strict_encode64, hash: :strict_encode64, outermost: :strict_encode64, adds: true },
  "legacy-ruby-urlsafe64" => { message: :strict_encode64, hash: :encode64, outermost: :urlsafe_encode64, adds: true },
  "legacy-ruby-urlsafe64-strict-hash" => { message: :strict_encode64, hash: :strict_encode64, outermost: :urlsafe_encode64, adds: true },
  "legacy-ruby-encode64-newlines" => { message: :encode64, hash: :encode64, outermost: :encode64 },
}

def legacy(program, request)
  key, secret = request.values_at("key", "secret")
  number, role = value(request["meetingNumber"]), value(request["role"])
  timestamp = (milliseconds(request["clockMs"], by_way_of_double: program[:doubles]) - 30000).to_s
  message = program[:adds] ? key + number + timestamp + role : "#{key}#{number}#{timestamp}#{role}"
  message_base64 = Base64.send(program[:message], message)
  code = hmac(secret, message_base64)
  hash = Base64.send(program[:hash], code)
  outer = [key, number, timestamp, role, hash].join(".")
  output = Base64.send(program[:outermost], outer)
  answer = {
    timestamp: timestamp, message: message, messageBase64: message_base64,
    hmacHex: code.unpack1("H*"), hmacBase64: hash, outer: outer, output: output,
    serverCheck: server_check(output, secret),
  }
  off = timestamp.to_i - request["clockMs"] + 30000
  answer[:timestampMinusClockAndSkew] = off unless off == 0
  text = request["meetingNumber"]["text"]
  answer[:rubyMeetingNumberText] = number.to_s if number.to_s != text
  answer
end

# What a server can say that takes the signature apart and computes the hash again.
def server_check(output, secret)
  fields = output.tr("-_", "+/").unpack1("m").split(".", -1)
  return "field-count-#{fields.size}" unless fields.size == 5
  hash = Base64.strict_encode64(hmac(secret, Base64.strict_encode64(fields[0, 4].join)))
  hash == fields[4] ? "ok" : "hash-mismatch"
end

def unhex(text)
  [text].pack("H*")
end

def attempt
  { hex: yield.unpack1("H*") }
rescue ArgumentError => error
  { error: "#{error.class}: #{error.message}" }
end

def sign(request)
  input = [request["header"], request["payload"]].map { |text| url(text) }.join(".")
  { token: "#{input}.#{url(hmac(request["secret"], input))}" }
end

def url(bytes)
  Base64.urlsafe_encode64(bytes, padding: false)
end

# Strict: the text must be what encoding gives, and the header must say HS256.
def verify(request)
  segments = request["token"].split(".", -1)
  raise ArgumentError, "#{segments.size} segments" unless segments.size == 3
  bytes = segments.map { |segment| Base64.urlsafe_decode64(segment) }
  raise ArgumentError, "another spelling" unless bytes.map { |part| url(part) } == segments
  raise ArgumentError, "alg" unless JSON.parse(bytes[0])["alg"] == "HS256"
  code = hmac(request["secret"], segments.first(2).join("."))
  is_valid = code.bytesize == bytes[2].bytesize && OpenSSL.fixed_length_secure_compare(code, bytes[2])
  is_valid ? { valid: true, payload: bytes[1].force_encoding("UTF-8") } : { valid: false }
rescue ArgumentError, JSON::ParserError, TypeError
  { valid: false }
end

def primitive(request)
  case request["program"]
  when "sha256"
    message = request["messageHex"] ? unhex(request["messageHex"]) : request["repeatByte"].chr * request["repeatCount"]
    { sha256Hex: OpenSSL::Digest::SHA256.hexdigest(message), length: message.bytesize }
  when "hmac-sha256"
    { hmacHex: hmac(unhex(request["keyHex"]), unhex(request["messageHex"])).unpack1("H*") }
  when "base64-encode"
    bytes = unhex(request["hex"])
    {
      standardPadded: Base64.strict_encode64(bytes), urlPadded: Base64.urlsafe_encode64(bytes),
      urlUnpadded: url(bytes), rubyEncode64: Base64.encode64(bytes),
    }
  when "base64-decode"
    input = request["input"]
    {
      rubyStrictDecode64: attempt { Base64.strict_decode64(input) },
      rubyUrlsafeDecode64: attempt { Base64.urlsafe_decode64(input) },
      rubyDecode64: attempt { Base64.decode64(input) },
    }
  when "hmac-library-differences"
    { rubyHmacHex: hmac(request["secret"], request["message"]).unpack1("H*") }
  when "sign" then sign(request)
  when "verify" then verify(request)
  when "verify-legacy" then { valid: server_check(request["signature"], request["secret"]) == "ok" }
  else raise "no program #{request["program"]}"
  end
end

$stdin.each_line do |line|
  request = JSON.parse(line)
  program = LEGACY[request["program"]]
  answer =
    begin
      program ? legacy(program, request) : primitive(request)
    rescue StandardError => error
      { error: "#{error.class}: #{error.message}" }
    end
  $stdout.puts(JSON.generate(answer))
end
