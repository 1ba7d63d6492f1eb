// The driver of my port: one line of JSON in, one line out (chapter driver).
//
//	go build -o my_driver my_driver.go
//	./symbolon tck --driver ./my_driver
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// A capability is declared when all its operations are below; from then on its cases count.
var capabilities = []string{}

type members map[string]any

type request struct {
	ID   json.Number `json:"id"`
	Op   string      `json:"op"`
	Args members     `json:"args"`
}

// badRequest says which argument is missing or malformed.
type badRequest string

func (b badRequest) Error() string { return string(b) }

// octets gives the octets of an argument, which come as hexadecimal digits.
func octets(args members, name string) ([]byte, error) {
	digits, isText := args[name].(string)
	value, err := hex.DecodeString(digits)
	if !isText || err != nil {
		return nil, badRequest(name)
	}
	return value, nil
}

// An operation takes the arguments and gives the members of its result, such as
//
//	members{"verdict": "accepted"} or members{"verdict": "refused", "rule": "CNV-005"}.
//
// Numbers of the arguments are json.Number.
var operations = map[string]func(args members) (members, error){
	"hello": func(members) (members, error) {
		return members{"protocol": 1, "name": "my-port", "version": "0", "language": "go", "capabilities": capabilities}, nil
	},
	"reset": func(members) (members, error) { return members{}, nil }, // forget every node, and set the time to its start
	"bye":   func(members) (members, error) { return members{}, nil },
	// "key.check": checkKey,
}

func answer(op string, args members) (name string, value any) {
	defer func() {
		if fault := recover(); fault != nil {
			name, value = failure("internal", fmt.Sprint(fault))
		}
	}()
	operation, known := operations[op]
	if !known {
		return failure("unsupported", op)
	}
	result, err := operation(args)
	if wrong, isBad := err.(badRequest); isBad {
		return failure("bad_request", string(wrong))
	}
	if err != nil {
		return failure("internal", err.Error())
	}
	return "result", result
}

func failure(kind, text string) (string, any) {
	return "error", members{"kind": kind, "text": text}
}

func serve(in *bufio.Reader, out io.Writer) error {
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		} else if err != nil && err != io.EOF {
			return err
		}
		var asked request
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&asked); err != nil {
			return err
		}
		name, value := answer(asked.Op, asked.Args)
		reply, err := json.Marshal(members{"id": asked.ID, name: value})
		if err != nil {
			return err
		}
		if _, err := out.Write(append(reply, '\n')); err != nil || asked.Op == "bye" {
			return err
		}
	}
}

func main() {
	replies := os.Stdout
	os.Stdout = os.Stderr // what a print says must not stand between replies
	if err := serve(bufio.NewReader(os.Stdin), replies); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
