/* The driver of my port: one line of JSON in, one line out (chapter driver). POSIX, nothing else.
 *
 *     cc -O2 -Wall -o my_driver my_driver.c json.c
 *     ./symbolon tck --driver ./my_driver
 */

#define _POSIX_C_SOURCE 200809L

#include "json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A capability is declared when all its operations are below; from then on its cases count. */
static const char CAPABILITIES[] = "[]";

/* What an operation gives: a result, whose members it has written, or the kind of an error. */
static const char RESULT[] = "";
static const char BAD_REQUEST[] = "bad_request";

/* An operation takes the arguments and writes the members of its result, such as
 *     "verdict":"accepted"   or   "verdict":"refused","rule":"CNV-005"
 */
typedef const char *operation(const struct json *args, struct line *members);

/* The octets of an argument, which come as hexadecimal digits; NULL if it is missing or malformed. For the caller to
 * free. */
unsigned char *octets(const struct json *args, const char *name, size_t *length) {
    const struct json *digits = json_member(args, name);
    if (digits == NULL || digits->kind != JSON_TEXT || digits->length % 2 != 0) return NULL;
    if (strspn(digits->text, "0123456789abcdef") != digits->length) return NULL;
    *length = digits->length / 2;
    unsigned char *octets = malloc(*length + 1);
    for (size_t i = 0; octets != NULL && i < *length; i++) {
        char both[3] = {digits->text[2 * i], digits->text[2 * i + 1], '\0'};
        octets[i] = (unsigned char)strtoul(both, NULL, 16);
    }
    return octets;
}

static const char *hello(const struct json *args, struct line *members) {
    const struct json *protocol = json_member(args, "protocol");
    if (protocol == NULL || protocol->kind != JSON_NUMBER) return BAD_REQUEST;
    line_add(members, "\"protocol\":1,\"name\":\"my-port\",\"version\":\"0\",\"language\":\"c\",\"capabilities\":");
    line_add(members, CAPABILITIES);
    return RESULT;
}

static const char *reset(const struct json *args, struct line *members) {
    (void)args, (void)members; /* forget every node, and set the time to its start */
    return RESULT;
}

static const char *bye(const struct json *args, struct line *members) {
    (void)args, (void)members;
    return RESULT;
}

static const struct {
    const char *name;
    operation *answer;
} OPERATIONS[] = {
    {"hello", hello},
    {"reset", reset},
    {"bye", bye},
    /* {"key.check", check_key}, */
};

static const char *answer(const char *op, const struct json *args, struct line *members) {
    for (size_t i = 0; i < sizeof OPERATIONS / sizeof *OPERATIONS; i++) {
        if (strcmp(OPERATIONS[i].name, op) == 0) return OPERATIONS[i].answer(args, members);
    }
    return "unsupported";
}

static void reply(const struct json *id, const char *op, const struct json *args) {
    struct line members = {0}, out = {0};
    const char *error = answer(op, args, &members);
    line_add(&out, "{\"id\":");
    line_add(&out, id->text);
    if (error == RESULT) {
        line_add(&out, ",\"result\":{");
        if (members.text != NULL) line_add(&out, members.text);
        line_add(&out, "}}\n");
    } else {
        line_add(&out, ",\"error\":{\"kind\":");
        line_add_text(&out, error);
        line_add(&out, ",\"text\":");
        line_add_text(&out, op);
        line_add(&out, "}}\n");
    }
    fwrite(out.text, 1, out.length, stdout);
    fflush(stdout);
    free(members.text);
    free(out.text);
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    int goes_on = 1;
    while (goes_on) {
        ssize_t length = getline(&line, &room, stdin);
        if (length < 0) break;
        struct json *request = json_read(line, (size_t)length);
        const struct json *id = json_member(request, "id"), *op = json_member(request, "op");
        if (id == NULL || id->kind != JSON_NUMBER || op == NULL || op->kind != JSON_TEXT) {
            fprintf(stderr, "not a request: %s", line);
            return 1;
        }
        reply(id, op->text, json_member(request, "args"));
        goes_on = strcmp(op->text, "bye") != 0;
        json_free(request);
    }
    free(line);
    return 0;
}
