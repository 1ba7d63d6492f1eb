/* JSON for a driver: a line as a tree, and a tree of replies as a line. Use the library of your port if it has one. */

#ifndef JSON_H
#define JSON_H

#include <stddef.h>

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT };

struct json {
    enum json_kind kind;
    char *name;         /* of a member of an object; else NULL */
    char *text;         /* of a text, UTF-8; of a number, its digits; ends with a zero octet */
    size_t length;      /* of text, the zero octet not counted */
    struct json *first; /* the first element or member */
    struct json *next;  /* the next one after this */
};

/* The value of a line, or NULL if it is not JSON. Half of a surrogate pair becomes three octets, as if it had UTF-8. */
struct json *json_read(const char *line, size_t length);

/* Frees a value and all in it. */
void json_free(struct json *value);

/* The member of an object, or NULL. */
const struct json *json_member(const struct json *object, const char *name);

/* A line in the making. */
struct line {
    char *text;
    size_t length, room;
};

/* Appends JSON as it stands. */
void line_add(struct line *line, const char *json);

/* Appends a text in quotes, with escapes. */
void line_add_text(struct line *line, const char *text);

#endif
