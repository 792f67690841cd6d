# is_defined UUID: nobody keeps definitions here.
is_defined() { [[ -n $1 ]]; }
