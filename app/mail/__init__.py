"""Mail: an e-mail is a value; composing, delivering and keeping it are apart."""
