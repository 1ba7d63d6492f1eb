#include "json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

struct reader {
    const char *at, *end;
};

static void *allocated(size_t size) {
    void *memory = calloc(1, size);
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static void skip_space(struct reader *in) {
    while (in->at < in->end && strchr(" \t\r\n", *in->at) != NULL && *in->at != '\0') in->at++;
}

static int take(struct reader *in, char c) {
    if (in->at == in->end || *in->at != c) return 0;
    in->at++;
    return 1;
}

/* Four hexadecimal digits, or -1. */
static long code_unit(struct reader *in) {
    long unit = 0;
    for (int i = 0; i < 4; i++) {
        if (in->at == in->end) return -1;
        char c = *in->at++;
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static char *put_utf8(char *out, long c) {
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    if (c < 0x800) {
        *out++ = (char)(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *out++ = (char)(0xe0 | c >> 12);
        } else {
            *out++ = (char)(0xf0 | c >> 18);
            *out++ = (char)(0x80 | (c >> 12 & 0x3f));
        }
        *out++ = (char)(0x80 | (c >> 6 & 0x3f));
    }
    *out++ = (char)(0x80 | (c & 0x3f));
    return out;
}

/* What stands after a backslash; at most four octets. Gives NULL if it is no escape. */
static char *put_escaped(struct reader *in, char *out) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (in->at == in->end) return NULL;
    char c = *in->at++;
    const char *name = c == '\0' ? NULL : strchr(names, c);
    if (name != NULL) {
        *out++ = values[name - names];
        return out;
    }
    long unit = c == 'u' ? code_unit(in) : -1;
    if (unit < 0) return NULL;
    if (unit >= 0xd800 && unit < 0xdc00 && in->end - in->at >= 6 && in->at[0] == '\\' && in->at[1] == 'u') {
        struct reader ahead = {in->at + 2, in->end};
        long low = code_unit(&ahead);
        if (low >= 0xdc00 && low < 0xe000) {
            *in = ahead;
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        }
    }
    return put_utf8(out, unit);
}

/* A text in quotes; never longer than what it is read from. */
static char *read_text(struct reader *in, size_t *length) {
    if (!take(in, '"')) return NULL;
    const char *quote = in->at;
    while (quote < in->end && *quote != '"') quote += *quote == '\\' && quote + 1 < in->end ? 2 : 1;
    char *text = allocated((size_t)(quote - in->at) + 1), *out = text;
    while (in->at < in->end && *in->at != '"' && out != NULL) {
        if (take(in, '\\')) {
            out = put_escaped(in, out);
        } else if ((unsigned char)*in->at < 0x20) {
            out = NULL;
        } else {
            *out++ = *in->at++;
        }
    }
    if (out == NULL || !take(in, '"')) {
        free(text);
        return NULL;
    }
    *length = (size_t)(out - text);
    return text;
}

static int read_number(struct reader *in, struct json *value) {
    const char *start = in->at;
    while (in->at < in->end && *in->at != '\0' && strchr("+-.0123456789Ee", *in->at) != NULL) in->at++;
    value->kind = JSON_NUMBER;
    value->length = (size_t)(in->at - start);
    value->text = allocated(value->length + 1);
    memcpy(value->text, start, value->length);
    return value->length > 0;
}

static int read_word(struct reader *in, struct json *value, const char *word, enum json_kind kind) {
    size_t length = strlen(word);
    value->kind = kind;
    if ((size_t)(in->end - in->at) < length || memcmp(in->at, word, length) != 0) return 0;
    in->at += length;
    return 1;
}

static struct json *read_value(struct reader *in, int depth);

static int read_elements(struct reader *in, struct json *value, int depth) {
    char bracket = *in->at++ == '{' ? '}' : ']';
    struct json **end = &value->first;
    value->kind = bracket == '}' ? JSON_OBJECT : JSON_LIST;
    for (skip_space(in); !take(in, bracket); skip_space(in)) {
        char *name = NULL;
        size_t length;
        if (end != &value->first && !take(in, ',')) return 0;
        skip_space(in);
        if (value->kind == JSON_OBJECT) {
            if ((name = read_text(in, &length)) == NULL) return 0;
            skip_space(in);
            if (!take(in, ':')) {
                free(name);
                return 0;
            }
        }
        if ((*end = read_value(in, depth + 1)) == NULL) {
            free(name);
            return 0;
        }
        (*end)->name = name;
        end = &(*end)->next;
    }
    return 1;
}

static struct json *read_value(struct reader *in, int depth) {
    skip_space(in);
    if (in->at == in->end || depth > DEEPEST) return NULL;
    struct json *value = allocated(sizeof *value);
    int good;
    switch (*in->at) {
    case '{':
    case '[': good = read_elements(in, value, depth); break;
    case '"':
        value->kind = JSON_TEXT;
        good = (value->text = read_text(in, &value->length)) != NULL;
        break;
    case 't': good = read_word(in, value, "true", JSON_TRUE); break;
    case 'f': good = read_word(in, value, "false", JSON_FALSE); break;
    case 'n': good = read_word(in, value, "null", JSON_NULL); break;
    default: good = read_number(in, value); break;
    }
    if (good) return value;
    json_free(value);
    return NULL;
}

struct json *json_read(const char *line, size_t length) {
    struct reader in = {line, line + length};
    struct json *value = read_value(&in, 0);
    skip_space(&in);
    if (in.at == in.end) return value;
    json_free(value);
    return NULL;
}

void json_free(struct json *value) {
    while (value != NULL) {
        struct json *next = value->next;
        json_free(value->first);
        free(value->name);
        free(value->text);
        free(value);
        value = next;
    }
}

const struct json *json_member(const struct json *object, const char *name) {
    if (object == NULL || object->kind != JSON_OBJECT) return NULL;
    const struct json *member = object->first;
    while (member != NULL && strcmp(member->name, name) != 0) member = member->next;
    return member;
}

static void add(struct line *line, const char *text, size_t length) {
    if (line->room - line->length < length + 1) {
        line->room = 2 * (line->length + length + 1);
        char *larger = realloc(line->text, line->room);
        if (larger == NULL) {
            fputs("out of memory\n", stderr);
            exit(1);
        }
        line->text = larger;
    }
    memcpy(line->text + line->length, text, length);
    line->length += length;
    line->text[line->length] = '\0';
}

void line_add(struct line *line, const char *json) {
    add(line, json, strlen(json));
}

void line_add_text(struct line *line, const char *text) {
    add(line, "\"", 1);
    for (; *text != '\0'; text++) {
        char escape[8];
        if (*text == '"' || *text == '\\') {
            add(line, "\\", 1);
            add(line, text, 1);
        } else if ((unsigned char)*text < 0x20) {
            add(line, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*text));
        } else {
            add(line, text, 1);
        }
    }
    add(line, "\"", 1);
}
