-- Shows Symbolon frames in Wireshark and tshark: handshakes with their node tokens, cookies, sealed frames.
-- Frames are found by their shape on any UDP port, or on the port that is set in the preferences.
-- With the preference "keys", the file that `symbolon probe --capture FILE --secrets` writes (FILE.keys), sealed
-- frames are opened. Their tag is not checked: this is a reader, not a receiver.
-- Needs Wireshark 4.0 or newer, and nothing else.

local bits = bit or bit32
local bxor, lshift, rshift = bits.bxor, bits.lshift, bits.rshift
local rotate = bits.rol or bits.lrotate

local protocol = Proto("symbolon", "Symbolon")

local FRAMES = { [1] = "handshake", [2] = "cookie", [3] = "sealed" }
local KINDS = { [1] = "node", [2] = "identity", [3] = "interest" }
local NACKS = { [1] = "denied", [2] = "deferred", [3] = "invalid" }
local MESSAGES = {
    [1] = "challenge", [2] = "response", [3] = "leave", [4] = "join", [5] = "ack", [6] = "nack", [7] = "update",
    [8] = "piggy", [9] = "seek", [10] = "routed", [11] = "revocations", [12] = "publish", [13] = "kept",
    [14] = "nearer", [15] = "match",
}
local DIRECTIONS = { [0] = "low to high", [1] = "high to low" }

local fields = {
    type = ProtoField.uint8("symbolon.type", "Type", base.DEC, FRAMES),
    version = ProtoField.uint8("symbolon.version", "Version"),
    length = ProtoField.uint16("symbolon.handshake.length", "Length of the message"),
    role = ProtoField.string("symbolon.handshake.role", "Role"),
    handshake_version = ProtoField.uint32("symbolon.handshake.version", "Version"),
    nonce = ProtoField.bytes("symbolon.nonce", "Nonce"),
    echo = ProtoField.bytes("symbolon.echo", "Echo"),
    cookie = ProtoField.bytes("symbolon.cookie", "Cookie"),
    tag = ProtoField.bytes("symbolon.tag", "Tag"),
    padding = ProtoField.bytes("symbolon.padding", "Padding"),
    token = ProtoField.bytes("symbolon.token", "Signed token"),
    token_version = ProtoField.uint32("symbolon.token.version", "Version"),
    token_kind = ProtoField.uint32("symbolon.token.kind", "Kind", base.DEC, KINDS),
    token_uuid = ProtoField.bytes("symbolon.token.uuid", "UUID"),
    token_realm = ProtoField.bytes("symbolon.token.realm", "Realm"),
    token_issuer = ProtoField.bytes("symbolon.token.issuer", "Issuer"),
    token_audience = ProtoField.bytes("symbolon.token.audience", "Audience"),
    token_subject = ProtoField.string("symbolon.token.subject", "Subject"),
    token_key = ProtoField.bytes("symbolon.token.public_key", "Public key"),
    token_issued = ProtoField.absolute_time("symbolon.token.issued_at", "Issued at", base.UTC),
    token_from = ProtoField.absolute_time("symbolon.token.not_before", "Not before", base.UTC),
    token_until = ProtoField.absolute_time("symbolon.token.expires_at", "Expires at", base.UTC),
    token_extension = ProtoField.string("symbolon.token.extension", "Extension"),
    token_value = ProtoField.bytes("symbolon.token.extension.value", "Value"),
    token_signature = ProtoField.bytes("symbolon.token.signature", "Signature"),
    session = ProtoField.bytes("symbolon.session", "Session"),
    counter = ProtoField.uint64("symbolon.counter", "Counter"),
    sealed = ProtoField.bytes("symbolon.sealed", "Sealed content"),
    direction = ProtoField.uint8("symbolon.direction", "Direction", base.DEC, DIRECTIONS),
    message = ProtoField.string("symbolon.message", "Message (tag not checked)"),
    data = ProtoField.bytes("symbolon.message.data", "Data"),
    join_id = ProtoField.bytes("symbolon.message.join_id", "Join id"),
    code = ProtoField.uint32("symbolon.message.code", "Code", base.DEC, NACKS),
    retry = ProtoField.uint32("symbolon.message.retry_after_s", "Retry after (s)"),
    body = ProtoField.bytes("symbolon.message.body", "Body"),
}
protocol.fields = fields

local malformed = ProtoExpert.new("symbolon.malformed", "Not a Symbolon frame", expert.group.MALFORMED,
    expert.severity.WARN)
protocol.experts = { malformed }

protocol.prefs.port = Pref.uint("UDP port", 0, "Frames on this port are Symbolon whatever their shape; 0 for none")
protocol.prefs.keys = Pref.string("keys", "", "The file with the keys of sessions, FILE.keys")

-- ---- ChaCha20 (RFC 8439, 2.3), on tables of 32-bit words

local function word(octets, at)
    local a, b, c, d = octets:byte(at, at + 3)
    return a + b * 256 + c * 65536 + d * 16777216
end

local function quarter(s, a, b, c, d)
    s[a] = (s[a] + s[b]) % 4294967296; s[d] = rotate(bxor(s[d], s[a]), 16) % 4294967296
    s[c] = (s[c] + s[d]) % 4294967296; s[b] = rotate(bxor(s[b], s[c]), 12) % 4294967296
    s[a] = (s[a] + s[b]) % 4294967296; s[d] = rotate(bxor(s[d], s[a]), 8) % 4294967296
    s[c] = (s[c] + s[d]) % 4294967296; s[b] = rotate(bxor(s[b], s[c]), 7) % 4294967296
end

local function block(key, counter, nonce)
    local start = { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 }
    for i = 0, 7 do start[5 + i] = word(key, 1 + 4 * i) end
    start[13] = counter
    for i = 0, 2 do start[14 + i] = word(nonce, 1 + 4 * i) end
    local s = {}
    for i = 1, 16 do s[i] = start[i] end
    for _ = 1, 10 do
        quarter(s, 1, 5, 9, 13); quarter(s, 2, 6, 10, 14); quarter(s, 3, 7, 11, 15); quarter(s, 4, 8, 12, 16)
        quarter(s, 1, 6, 11, 16); quarter(s, 2, 7, 12, 13); quarter(s, 3, 8, 9, 14); quarter(s, 4, 5, 10, 15)
    end
    local stream = {}
    for i = 1, 16 do
        local w = (s[i] + start[i]) % 4294967296
        for shift = 0, 24, 8 do stream[#stream + 1] = math.floor(w / 2 ^ shift) % 256 end
    end
    return stream
end

-- The content of a sealed frame. The first block of the stream is Poly1305's (RFC 8439, 2.8).
local function opened(key, nonce, ciphertext)
    local plain = {}
    for from = 1, #ciphertext, 64 do
        local stream = block(key, 1 + (from - 1) / 64, nonce)
        for i = from, math.min(from + 63, #ciphertext) do
            plain[i] = string.char(bxor(ciphertext:byte(i), stream[i - from + 1]))
        end
    end
    return table.concat(plain)
end

-- A content has a length, a message and zero octets up to the smallest multiple of 64; the message, or nothing.
local function message_of(content)
    local length = content:byte(1) * 256 + content:byte(2)
    local fits = length >= 1 and math.ceil((2 + length) / 64) * 64 == #content
    if fits and not content:find("[^\0]", 3 + length) then return content:sub(3, 2 + length) end
    return nil
end

-- ---- keys

local keys, keys_from = {}, nil

local function octets_of(digits)
    return (digits:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
end

local function known_keys()
    local file = protocol.prefs.keys
    if file ~= keys_from then
        keys, keys_from = {}, file
        local lines = file ~= "" and io.open(file, "r")
        if lines then
            for line in lines:lines() do
                local id, low, high = line:match("^(%x+) (%x+) (%x+)$")
                if id then keys[id] = { [0] = octets_of(low), [1] = octets_of(high) } end
            end
            lines:close()
        end
    end
    return keys
end

-- ---- Protocol Buffers: each field of a range is given to `visit(number, value, range)`; false if it can not be read

local function varint(range, at)
    local value, factor = 0, 1
    while at < range:len() do
        local octet = range(at, 1):uint()
        value = value + (octet % 128) * factor
        at = at + 1
        if octet < 128 then return value, at end
        factor = factor * 128
    end
    return nil
end

local function each_field(range, visit)
    local at = 0
    while at < range:len() do
        local key, after = varint(range, at)
        if not key then return false end
        local number, wire = math.floor(key / 8), key % 8
        if wire == 0 then
            local value, rest = varint(range, after)
            if not value then return false end
            visit(number, value, range(after, rest - after))
            at = rest
        elseif wire == 2 then
            local length, from = varint(range, after)
            if not length or from + length > range:len() then return false end
            visit(number, nil, length > 0 and range(from, length) or nil)
            at = from + length
        else
            return false
        end
    end
    return true
end

-- ---- tokens

local TOKEN_FIELDS = {
    [1] = fields.token_version, [2] = fields.token_kind, [3] = fields.token_uuid, [4] = fields.token_realm,
    [5] = fields.token_issuer, [6] = fields.token_audience, [7] = fields.token_subject, [8] = fields.token_key,
    [9] = fields.token_issued, [10] = fields.token_from, [11] = fields.token_until,
}

local function show_extension(tree, range)
    local name, value = "", nil
    each_field(range, function(number, _, part)
        if number == 1 and part then name = part:string() end
        if number == 2 then value = part end
    end)
    local branch = tree:add(fields.token_extension, range, name)
    if value then branch:add(fields.token_value, value) end
end

local function show_token(tree, range)
    each_field(range, function(number, value, part)
        local field = TOKEN_FIELDS[number]
        if number >= 9 and number <= 11 and value then
            tree:add(field, part, NSTime.new(math.floor(value / 1000), value % 1000 * 1000000))
        elseif number == 12 and part then
            show_extension(tree, part)
        elseif field and value then
            tree:add(field, part, value)
        elseif field and part then
            tree:add(field, part)
        end
    end)
end

local function show_signed_token(tree, range)
    local branch = tree:add(fields.token, range)
    branch:set_text("Signed token (" .. range:len() .. " octets)")
    each_field(range, function(number, _, part)
        if number == 1 and part then show_token(branch, part) end
        if number == 2 and part then branch:add(fields.token_signature, part) end
    end)
end

-- ---- frames

local function handshake(buffer, tree)
    local length = buffer(1, 2):uint()
    tree:add(fields.length, buffer(1, 2))
    if length < 1 or length > 1197 then return "handshake, malformed", false end
    local answers, shown = false, buffer(3, length)
    local readable = each_field(shown, function(number, value, part)
        if number == 1 and value then tree:add(fields.handshake_version, part, value) end
        if number == 2 and part then show_signed_token(tree, part) end
        if number == 3 and part then tree:add(fields.nonce, part) end
        if number == 4 and part then tree:add(fields.echo, part); answers = true end
        if number == 5 and part then tree:add(fields.cookie, part) end
        if number == 6 and part then tree:add(fields.tag, part) end
    end)
    if length < 1197 then tree:add(fields.padding, buffer(3 + length)) end
    local role = answers and "answer" or "initiation"
    tree:add(fields.role, shown, role):set_generated()
    return role, readable
end

local function cookie(buffer, tree)
    tree:add(fields.version, buffer(1, 1))
    tree:add(fields.nonce, buffer(2, 16))
    tree:add(fields.cookie, buffer(18, 16))
    return "cookie", true
end

local function show_message(tree, text)
    local range = ByteArray.new(text, true):tvb("Opened message")()
    local name = "unknown"
    each_field(range, function(number, _, part)
        name = MESSAGES[number] or "unknown"
        local branch = tree:add(fields.message, range, name)
        if not part then return end
        if number <= 2 then
            each_field(part, function(_, _, data) if data then branch:add(fields.data, data) end end)
        elseif number >= 4 and number <= 6 then
            each_field(part, function(inner, value, data)
                if inner == 1 and data then branch:add(fields.join_id, data) end
                if number == 6 and inner == 2 and value then branch:add(fields.code, data, value) end
                if number == 6 and inner == 3 and value then branch:add(fields.retry, data, value) end
                if number == 4 and (inner == 2 or inner == 4) and data then show_signed_token(branch, data) end
            end)
        else
            branch:add(fields.body, part)
        end
    end)
    return name
end

local function sealed(buffer, tree)
    tree:add(fields.version, buffer(1, 1))
    tree:add(fields.session, buffer(2, 8))
    tree:add(fields.counter, buffer(10, 8))
    local octets = buffer:len() - 34
    tree:add(fields.sealed, buffer(18, octets))
    tree:add(fields.tag, buffer(18 + octets, 16))
    local name = "sealed"
    local pair = known_keys()[buffer(2, 8):bytes():tohex(true)]
    if pair then
        local nonce = "\0\0\0\0" .. buffer(10, 8):raw()
        for direction = 0, 1 do
            local message = message_of(opened(pair[direction], nonce, buffer(18, octets):raw()))
            if message then
                tree:add(fields.direction, buffer(2, 8), direction):set_generated()
                return "sealed, " .. show_message(tree, message), true
            end
        end
        name = "sealed, does not open"
    end
    return name, true
end

local function shape(buffer)
    local octets = buffer:len()
    if octets == 0 then return nil end
    local kind = buffer(0, 1):uint()
    if kind == 1 and octets == 1200 then return handshake end
    if octets < 2 or buffer(1, 1):uint() ~= 1 then return nil end
    if kind == 2 and octets == 34 then return cookie end
    if kind == 3 and octets >= 98 and octets <= 1186 and (octets - 34) % 64 == 0 then return sealed end
    return nil
end

function protocol.dissector(buffer, packet, root)
    local octets = buffer:len()
    packet.cols.protocol = "Symbolon"
    local tree = root:add(protocol, buffer())
    local reader = shape(buffer)
    local name, readable = "no frame", false
    if octets > 0 then tree:add(fields.type, buffer(0, 1)) end
    if reader then name, readable = reader(buffer, tree) end
    if not readable then tree:add_proto_expert_info(malformed) end
    packet.cols.info = name
    tree:append_text(", " .. name)
    return octets
end

protocol:register_heuristic("udp", function(buffer, packet, root)
    if not shape(buffer) then return false end
    protocol.dissector(buffer, packet, root)
    return true
end)

local port_in_use = 0
function protocol.prefs_changed()
    local ports = DissectorTable.get("udp.port")
    if port_in_use ~= 0 then ports:remove(port_in_use, protocol) end
    port_in_use = protocol.prefs.port
    if port_in_use ~= 0 then ports:add(port_in_use, protocol) end
end
